"""What takes too long is ended; what somebody else ends is not mistaken for it."""

import asyncio

import pytest

from bot.api.deadlines import Deadlines
from bot.clock import Clock


async def test_what_takes_too_long_is_ended() -> None:
    """The body is cancelled and the deadline raises TimeoutError; the task itself goes on."""
    deadlines = Deadlines(Clock())
    with pytest.raises(TimeoutError), deadlines.within(0.01):
        await asyncio.sleep(60)
    task = asyncio.current_task()
    assert task is not None
    assert not task.cancelling()


async def test_what_is_done_in_time_is_left_alone() -> None:
    """One deadline that passes ends nothing but its own body."""
    deadlines = Deadlines(Clock())

    async def take(seconds: float, within: float) -> str:
        with deadlines.within(within):
            await asyncio.sleep(seconds)
        return "done"

    found = await asyncio.gather(take(0.7, within=60), take(60, within=0.01), return_exceptions=True)
    assert found[0] == "done"
    assert isinstance(found[1], TimeoutError)


async def test_who_is_cancelled_by_others_stays_so() -> None:
    """A service that ends cancels its tasks; a deadline that passes in that moment does not keep them alive."""
    deadlines = Deadlines(Clock())
    begun = asyncio.Event()

    async def wait() -> None:
        with deadlines.within(0.01):
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(wait())
    await begun.wait()
    [deadline] = deadlines.open
    deadline.expire()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_the_inner_of_two_deadlines_ends_its_own_body() -> None:
    """A call inside a handler: the handler goes on after the call took too long."""
    handlers, calls = Deadlines(Clock()), Deadlines(Clock())
    with handlers.within(60):
        with pytest.raises(TimeoutError), calls.within(0.01):
            await asyncio.sleep(60)
        await asyncio.sleep(0)
