"""`python -m bot`."""

from bot.shell.commands import main

if __name__ == "__main__":
    main()
