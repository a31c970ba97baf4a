using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Effects;

/// <summary>
/// Something outside the daemon that effects work on, like a container: it goes on when the daemon dies and is spoiled by
/// two effects at once. The effects of a daemon on whose data another was started are not held against the other's, for
/// only a lock could part them; but once it knows that it has lost the journal it must begin none.
/// </summary>
internal sealed class Workplace(Universe universe, string name)
{
    internal const string OneAtATime = "one effect at a time";
    internal const string NoneWithoutJournal = "who has lost the journal begins nothing";
    internal const string WorkGoesOn = "work goes on";
    private const string Outlived = "an effect that outlived the patience for it";
    private const string LostReply = "an effect that succeeded with its reply lost";

    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(6);

    private readonly List<Effect> _underWay = [];
    private int _endedAtCalm;

    internal static IReadOnlyList<string> Situations { get; } = [Outlived, LostReply];

    internal bool IsBusy => _underWay.Count > 0;

    /// <summary>How many effects have ended.</summary>
    internal int Ended { get; private set; }

    /// <summary>How many of them since faults ceased.</summary>
    internal int EndedInCalm => Ended - _endedAtCalm;

    private bool IsCalm { get; set; }

    internal void CalmDown()
    {
        IsCalm = true;
        _endedAtCalm = Ended;
    }

    /// <summary>Begins an effect: now and then a long one, and now and then one whose answer is lost, though not its work.</summary>
    internal void Begin(Daemon by, Action onEnd, Action onAnswer)
    {
        Check(by);
        var effect = new Effect(by, by.IsDeposed);
        _underWay.Add(effect);
        var isLong = IsReached(0.1, Outlived);
        universe.Clock.After(
            universe.Around(isLong ? Long : Usual),
            () =>
            {
                _underWay.Remove(effect);
                Ended++;
                onEnd();
                if (!IsReached(0.05, LostReply))
                {
                    onAnswer();
                }
            }
        );
    }

    private void Check(Daemon by)
    {
        if (by.HasLostJournal)
        {
            universe.Violate(NoneWithoutJournal, $"{by.Name} began an effect on {name}");
        }

        if (!by.IsDeposed && _underWay.Find(static effect => !effect.IsOfDeposed) is { } other)
        {
            universe.Violate(OneAtATime, $"{by.Name} began an effect on {name} amid one of {other.By.Name}");
        }
    }

    private bool IsReached(double share, string situation)
    {
        if (IsCalm || universe.Chance.Next() >= share)
        {
            return false;
        }

        universe.Rarities.Reached(situation);
        return true;
    }

    private sealed record Effect(Daemon By, bool IsOfDeposed);
}
