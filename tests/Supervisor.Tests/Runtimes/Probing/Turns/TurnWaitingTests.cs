using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Runtimes.Probing.Turns;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Runtimes.Probing.Turns;

/// <summary>How long those wait whose probes work, while others' hang: half an hour, counted in tenths of a second.</summary>
public sealed class TurnWaitingTests
{
    private const int Second = 10;
    private const int Interval = 10 * Second;
    private const int End = 1800 * Second;

    private readonly FairTurns _turns = new(8);
    private readonly List<Probed> _agents = [];

    /// <param name="hanging">Of one group, or one of each.</param>
    /// <param name="first">The longest wait in seconds before it is known who hangs. Forty that begin at once wait 2 s for two turns.</param>
    [Theory]
    [InlineData(8, true, 3, 2)]
    [InlineData(8, false, 3, 4)]
    [InlineData(100, true, 3, 2)]
    [InlineData(8, true, 60, 2)]
    [InlineData(8, false, 60, 61)]
    public void ProbesThatHang_HoldOthersUpOnceAtMost(int hanging, bool isOneGroup, int seconds, double first)
    {
        for (var i = 0; i < hanging; i++)
        {
            Add(isOneGroup ? "bad" : $"bad{i}", $"{i}", isHanging: true, seconds * Second);
        }

        for (var i = 0; i < 40; i++)
        {
            Add("good", $"{i}", isHanging: false, Second / 10);
        }

        var waits = Run();

        waits
            .Where(static it => it.Asked < 120 * Second)
            .Max(static it => it.Waited / 10.0)
            .ShouldBeLessThanOrEqualTo(first);
        waits
            .Where(static it => it.Asked >= 120 * Second)
            .Max(static it => it.Waited / 10.0)
            .ShouldBeLessThanOrEqualTo(1);
        waits.Count.ShouldBeGreaterThan(40 * 150, "They were tried as often as they should be.");
    }

    [Fact]
    public void ProbesThatHang_AreTriedAsWell()
    {
        for (var i = 0; i < 100; i++)
        {
            Add("bad", $"{i}", isHanging: true, 3 * Second);
        }

        Run();

        _agents.ShouldAllBe(
            static agent => agent.Tries > 15,
            "a hundred share four turns of three seconds: one each 75 s"
        );
    }

    private void Add(string group, string name, bool isHanging, int takes) =>
        _agents.Add(
            new Probed(new TurnTaker(new AgentAddress(group, name), new ProbeTarget.Exec(["test"])), isHanging, takes)
        );

    /// <returns>Of those that work: when each asked for a turn, and how long it waited for it.</returns>
    private List<(int Asked, int Waited)> Run()
    {
        var waits = new List<(int, int)>();
        for (var now = 0; now < End; now++)
        {
            foreach (var agent in _agents)
            {
                if (agent.Step(now, _turns) is { } waited && !agent.IsHanging)
                {
                    waits.Add((now - waited, waited));
                }
            }
        }

        return waits;
    }

    private sealed class Probed(TurnTaker taker, bool isHanging, int takes)
    {
        private Task<Turn>? _turn;
        private int _asked;
        private int _due;
        private int? _ends;

        public bool IsHanging => isHanging;

        public int Tries { get; private set; }

        /// <returns>How long it has waited for the turn that it got now; null: it got none.</returns>
        public int? Step(int now, FairTurns turns)
        {
            if (_ends <= now)
            {
                turns.Give(_turn!.GetAwaiter().GetResult(), isHanging);
                (_turn, _ends, _due) = (null, null, now + Interval);
            }

            if (_turn is null && _due <= now)
            {
                (_turn, _asked) = (turns.TakeAsync(taker), now);
            }

            if (_turn is not { IsCompleted: true } || _ends is not null)
            {
                return null;
            }

            (_ends, Tries) = (now + Math.Max(1, takes), Tries + 1);
            return now - _asked;
        }
    }
}
