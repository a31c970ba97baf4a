using System.Globalization;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Simulation.Fleets.Words;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Simulation.Fleets.Programs;

/// <summary>An agent's program: becomes ready in its way, goes on saying so, and otherwise lives by its nature.</summary>
internal sealed class AgentProgram(Universe universe, Bearer bearer, string secret, Voice voice, Climate climate)
    : IProgram
{
    internal const string AtOnce = "a program that ended at once";
    internal const string Later = "a program that died later";
    internal const string BackTaken = "a program that took its word back";
    internal const string Mute = "a program that fell silent";
    internal const string Hung = "a program that said that it hangs";
    internal const string Ignored = "a program that did not heed a request to end";

    private const int Failure = 1;

    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(1);

    private readonly Way _way = Enum.Parse<Way>(bearer.Life.Definition.Command()[1]);
    private readonly Nature _nature = Enum.Parse<Nature>(bearer.Life.Definition.Command()[2]);
    private AgentWord? _unheard;
    private bool _isReady;
    private bool _isMute;

    internal static IReadOnlyList<string> Situations { get; } = [AtOnce, Later, BackTaken, Mute, Hung, Ignored];

    /// <summary>What a probe of it finds.</summary>
    internal bool IsWell => _isReady && !_isMute;

    public void Begin(SimulatedProcess self)
    {
        // Some liveness probes do not wait for the slow: to be slow is to fail, and nothing fails in the calm.
        var isSlow = universe.Chance.Next() < 0.3 && !climate.IsCalm;
        self.After(Seconds(0.05, isSlow ? 5 : 1.5), () => BeReady(self));
        switch (_nature)
        {
            case Nature.Frail when !climate.IsCalm && universe.Chance.Next() < 0.3:
                Dies(self, AtOnce, TimeSpan.FromMilliseconds(5 * universe.Chance.Next()));
                break;
            case Nature.Frail:
                Dies(self, Later, Seconds(0.2, 4));
                break;
            case Nature.Moody:
                self.After(Seconds(2, 8), () => ChangeMood(self));
                break;
            case Nature.Finisher:
                self.After(Seconds(1, 6), () => self.Exit(0));
                break;
        }
    }

    public void OnSignal(SimulatedProcess self, int signal)
    {
        if (_nature == Nature.Stubborn)
        {
            universe.Rarities.Reached(Ignored);
            return;
        }

        Say(self, new AgentWord.Stopping());
        var isNeat = universe.Chance.Next() < 0.5;
        self.After(
            Seconds(0.005, 0.3),
            () =>
            {
                if (isNeat)
                {
                    self.Exit(0);
                }
                else
                {
                    self.Die(signal);
                }
            }
        );
    }

    private void Dies(SimulatedProcess self, string how, TimeSpan after) =>
        self.After(
            after,
            () =>
            {
                if (!climate.IsCalm)
                {
                    universe.Rarities.Reached(how);
                    self.Exit(Failure);
                }
            }
        );

    private void BeReady(SimulatedProcess self)
    {
        _isReady = true;
        if (_way == Way.Notifies)
        {
            bearer.Life.HasSaidReady = true;
            self.Notify("ready");
        }
        else if (_way == Way.Speaks)
        {
            _unheard = new AgentWord.Ready(null);
            Beat(self);
        }
    }

    /// <summary>As the libraries do: a word is said again until it was taken for good, and then it is renewed.</summary>
    private void Beat(SimulatedProcess self)
    {
        var word = _unheard ?? Renewal();
        if (word is not null && !IsMuteNow())
        {
            Say(self, word);
        }

        self.After(_unheard is null ? bearer.Life.Definition.Ttl / 4 : Repeat, () => Beat(self));
    }

    private AgentWord? Renewal() =>
        !_isReady ? null
        : universe.Chance.Next() < 0.3 ? new AgentWord.Progress("a step")
        : new AgentWord.Heartbeat();

    // Who has spoken once is expected to in every incarnation, so only those speak that always do.
    private void Say(SimulatedProcess self, AgentWord word)
    {
        if (_way != Way.Speaks)
        {
            return;
        }

        bearer.Life.HasSaidReady |= word is AgentWord.Ready;
        voice.Say(bearer.Life, secret, word, outcome => OnAnswer(self, word, outcome));
    }

    private void OnAnswer(SimulatedProcess self, AgentWord word, SignalOutcome? outcome)
    {
        if (self.IsAlive && ReferenceEquals(word, _unheard) && outcome?.Status == SignalStatus.Taken)
        {
            _unheard = null;
        }
        else if (self.IsAlive && _unheard is null && _isReady && outcome?.Code == SignalCodes.NotYet)
        {
            // Nobody has to know any more what it said before.
            _unheard = new AgentWord.Ready(null);
        }
    }

    private void ChangeMood(SimulatedProcess self)
    {
        if (climate.IsCalm)
        {
            return;
        }

        switch (universe.Chance.Next(6))
        {
            case 0:
                Dies(self, Later, TimeSpan.Zero);
                break;
            case 1 when _way == Way.Speaks:
                TakeBack(self);
                break;
            case 2:
                BeMute(self);
                break;
            case 3 when _way == Way.Speaks && universe.Chance.Next() < 0.3:
                universe.Rarities.Reached(Hung);
                bearer.Life.HasSaidHung = true;
                Say(self, new AgentWord.Hung());
                break;
            case 4:
                Say(self, new AgentWord.Status(universe.Clock.Now.ToString(null, CultureInfo.InvariantCulture)));
                break;
            default:
                Say(self, new AgentWord.ExtendTimeout(Seconds(1, 4)));
                break;
        }

        self.After(Seconds(2, 10), () => ChangeMood(self));
    }

    private void TakeBack(SimulatedProcess self)
    {
        universe.Rarities.Reached(BackTaken);
        _isReady = false;
        _unheard = new AgentWord.NotReady("it has to think");
        self.After(
            Seconds(1, 6),
            () =>
            {
                _isReady = true;
                _unheard = new AgentWord.Ready(null);
            }
        );
    }

    private void BeMute(SimulatedProcess self)
    {
        universe.Rarities.Reached(Mute);
        _isMute = true;
        self.After(Seconds(3, 12), () => _isMute = false);
    }

    private bool IsMuteNow() => _isMute && !climate.IsCalm;

    private TimeSpan Seconds(double least, double most) =>
        TimeSpan.FromSeconds(least + ((most - least) * universe.Chance.Next()));
}
