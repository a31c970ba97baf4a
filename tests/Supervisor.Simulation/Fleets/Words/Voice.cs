using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Simulation.Fleets.Words;

/// <summary>How words of programs reach the daemon that runs just then: now and then late, twice or not at all.</summary>
/// <param name="port">Of a daemon.</param>
internal sealed class Voice(Universe universe, Machine machine, Func<Daemon, DeskPort?> port, Inspection inspection)
{
    internal const string FromTheGrave = "a word of an incarnation that has ended";
    internal const string Refused = "a word of an old incarnation refused";

    private const string Lost = "a word of an agent lost";
    private const string Doubled = "a word of an agent that arrived twice";
    private const string Late = "a word of an agent that came late";

    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(6);

    internal static IReadOnlyList<string> Situations { get; } = [FromTheGrave, Refused, Lost, Doubled, Late];

    /// <summary>The share of words to which each of these things happens.</summary>
    internal double Badness { get; set; }

    internal void Say(Life life, string secret, AgentWord word, Action<SignalOutcome?> answer)
    {
        if (IsOfReadiness(word))
        {
            life.LastSaid = word;
        }

        if (Happens(Lost))
        {
            return;
        }

        Carry(life, secret, word, answer);
        if (Happens(Doubled))
        {
            Carry(life, secret, word, answer);
        }
    }

    private void Carry(Life life, string secret, AgentWord word, Action<SignalOutcome?> answer)
    {
        var lateness = Happens(Late) ? Latest * universe.Chance.Next() : TimeSpan.Zero;
        machine.Kernel.After(Way + lateness, () => machine.Daemon?.Deliver(() => Arrive(life, secret, word, answer)));
    }

    private void Arrive(Life speaker, string secret, AgentWord word, Action<SignalOutcome?> answer)
    {
        var life = speaker.Latest();
        if (machine.Daemon is not { } daemon || port(daemon) is not { } desk || IsTakenBack(life, word))
        {
            return;
        }

        if (!life.IsAlive)
        {
            universe.Rarities.Reached(FromTheGrave);
        }

        life.OnArrived(word, universe.Clock.Now);
        void Answer(SignalOutcome? outcome)
        {
            Note(life, word, outcome);
            machine.Kernel.After(Way, () => answer(outcome));
        }

        if (life.IsOfImage)
        {
            desk.TakeAtSocket(life.Agent, life.Process!, word, Answer);
        }
        else
        {
            desk.Take(life.Agent, secret, word, Answer);
        }
    }

    private void Note(Life life, AgentWord word, SignalOutcome? outcome)
    {
        if (outcome is { Status: SignalStatus.Refused })
        {
            life.OnRefused(word);
            if (outcome.Code == SignalCodes.OldIncarnation)
            {
                universe.Rarities.Reached(Refused);
            }
        }
        else if (outcome is { Status: var status })
        {
            life.OnTaken(word, status == SignalStatus.Taken, universe.Clock.Now);
            if (status == SignalStatus.Taken)
            {
                inspection.OnTaken(life, word);
            }
        }
    }

    // As the libraries do, programs have one word under way at a time: before the next they give up its connection, and
    // with it what of the word was not read.
    private static bool IsTakenBack(Life life, AgentWord word) =>
        life.IsAlive && IsOfReadiness(word) && !ReferenceEquals(life.LastSaid, word);

    private static bool IsOfReadiness(AgentWord word) => word is AgentWord.Ready or AgentWord.NotReady;

    private bool Happens(string situation)
    {
        if (Badness <= 0 || universe.Chance.Next() >= Badness)
        {
            return false;
        }

        universe.Rarities.Reached(situation);
        return true;
    }
}
