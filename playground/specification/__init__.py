"""The specification of the Bot API, which every call is held against."""
