using Shouldly;
using Supervisor.Node.Api.Listening;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Node.Api.Listening;

public sealed class SeldomNoteTests
{
    private readonly VirtualClock _clock = new();
    private readonly SeldomNote _note;

    public SeldomNoteTests() => _note = new SeldomNote(_clock, TimeSpan.FromMinutes(1));

    [Fact]
    public void First_IsSaidAtOnce()
    {
        _note.IsDue(out var since).ShouldBeTrue();
        since.ShouldBe(1);
    }

    [Fact]
    public void Further_AreCountedAndSaidAfterThePause()
    {
        _note.IsDue(out _);
        _clock.MoveTo(TimeSpan.FromSeconds(59));
        _note.IsDue(out _).ShouldBeFalse();
        _note.IsDue(out _).ShouldBeFalse();

        _clock.MoveTo(TimeSpan.FromSeconds(60));

        _note.IsDue(out var since).ShouldBeTrue();
        since.ShouldBe(3);
    }

    [Fact]
    public void Pause_IsNotShortenedByTheWallClock()
    {
        _note.IsDue(out _);
        _clock.WallClockStep = TimeSpan.FromHours(1);

        _note.IsDue(out _).ShouldBeFalse();
    }
}
