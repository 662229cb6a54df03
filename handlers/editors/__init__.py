"""What editors and owners can do, besides what everybody can."""
