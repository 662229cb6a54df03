"""How sure an answer is: signals, weighed by what was learned from questions with known answers."""
