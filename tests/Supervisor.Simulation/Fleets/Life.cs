using Supervisor.Simulation.Hosts;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Fleets;

/// <summary>One incarnation of an agent as the world has seen it, whatever any daemon believes of it.</summary>
internal sealed class Life(WorkloadId id, AgentDefinition definition, TimeSpan asked, string boot)
{
    private AgentWord? _lastOfReadiness;
    private int _readyUnanswered;
    private int _probesFailed;

    internal WorkloadId Id => id;

    internal AgentAddress Agent => id.Agent;

    internal AgentDefinition Definition => definition;

    /// <summary>When a daemon asked its runtime for it for the first time, and in which boot of the machine.</summary>
    internal TimeSpan Asked => asked;

    internal string Boot => boot;

    internal SimulatedProcess? Process { get; set; }

    /// <summary>Null: it never was.</summary>
    internal TimeSpan? Began { get; set; }

    internal TimeSpan? Ended { get; set; }

    /// <summary>It ended by itself, with success.</summary>
    internal bool HasCompleted { get; set; }

    /// <summary>It was run within a container that has ended, and nothing else has ended it.</summary>
    internal bool HasEndedWithContainer { get; set; }

    /// <summary>When a daemon first told it to end.</summary>
    internal TimeSpan? StopAsked { get; set; }

    /// <summary>When the daemon that lives now was told first that it runs; null when it was not.</summary>
    internal (Machines.Daemon Daemon, TimeSpan At)? RunTold { get; set; }

    /// <summary>When the daemon that lives now was told of its end; null when it was not.</summary>
    internal (Machines.Daemon Daemon, TimeSpan At)? EndTold { get; set; }

    /// <summary>It has sent word that it is ready, whether or not that arrived.</summary>
    internal bool HasSaidReady { get; set; }

    /// <summary>The last of its words of being ready or not, whether or not that arrived.</summary>
    internal AgentWord? LastSaid { get; set; }

    /// <summary>When its last word of being well reached a daemon.</summary>
    internal TimeSpan? LastHeard { get; set; }

    /// <summary>Since when the last that a daemon took of it is that it is not ready; null when it is not so.</summary>
    internal TimeSpan? TookBack { get; private set; }

    /// <summary>
    /// Since it took its word back, its word that it is ready has reached a daemon that did not live to answer: that daemon may
    /// have written it down.
    /// </summary>
    internal bool MayCountAsReady => _readyUnanswered > 0;

    /// <summary>
    /// When it was last seen to be such that a node may hold it not to be ready: by its own word, by silence, by what asks it.
    /// </summary>
    internal TimeSpan? LastUnwell { get; set; }

    /// <summary>When a probe of it passed first.</summary>
    internal TimeSpan? ProbePassed { get; set; }

    /// <summary>Since when each probe of it has failed.</summary>
    internal TimeSpan? ProbeFails { get; set; }

    /// <summary>Its node has said that it is ready.</summary>
    internal bool WasReportedReady { get; set; }

    /// <summary>It said that it hangs.</summary>
    internal bool HasSaidHung { get; set; }

    /// <summary>
    /// Of what an image starts: as which its program is listened to since, or waits to be. The program goes on, and what it said before counts as
    /// whoever it is when that arrives.
    /// </summary>
    internal Life? HeardAs { get; set; }

    internal bool IsAlive => Began is not null && Ended is null;

    /// <summary>
    /// Its last word may hold no longer. It is written down by halves of its time, so a daemon that starts later may know only of
    /// one before it.
    /// </summary>
    internal bool IsSilent(TimeSpan now) => now > LastHeard + (Definition.Ttl / 2);

    /// <summary>It was never anything but what an image starts: it has no token, and the socket that it finds is its own.</summary>
    internal bool IsOfImage { get; init; } = definition.Launch is ListenLaunch;

    internal Life Latest()
    {
        var life = this;
        while (life.HeardAs is { } next)
        {
            life = next;
        }

        return life;
    }

    internal bool HasEndedBefore(TimeSpan moment) => Ended < moment;

    internal void OnProbePassed(TimeSpan now)
    {
        (ProbePassed, ProbeFails, _probesFailed) = (ProbePassed ?? now, null, 0);
    }

    /// <summary>Also when nobody has heard the question. One alone means nothing yet.</summary>
    internal void OnProbeFailed(TimeSpan now)
    {
        _probesFailed++;
        LastUnwell = _probesFailed > 1 ? now : LastUnwell;
    }

    /// <summary>A word of it has reached a daemon, whatever becomes of it there.</summary>
    internal void OnArrived(AgentWord word, TimeSpan now)
    {
        if (word is AgentWord.Ready or AgentWord.NotReady or AgentWord.Stopping)
        {
            _lastOfReadiness = word;
            _readyUnanswered += word is AgentWord.Ready ? 1 : 0;
        }

        if (word is AgentWord.NotReady or AgentWord.Stopping or AgentWord.Hung || IsSilent(now))
        {
            LastUnwell = now;
        }

        if (word is AgentWord.Ready or AgentWord.Heartbeat or AgentWord.Progress or AgentWord.Status)
        {
            LastHeard = now;
        }
    }

    /// <summary>What was said before, and has found no answer, may count all the same.</summary>
    internal void OnRefused(AgentWord word)
    {
        if (word is AgentWord.Ready && _readyUnanswered > 0)
        {
            _readyUnanswered--;
        }
    }

    /// <summary>A daemon has taken a word of it. One that it has only in memory it may forget, and is told again.</summary>
    internal void OnTaken(AgentWord word, bool isDurable, TimeSpan now)
    {
        if (word is AgentWord.Ready)
        {
            TookBack = null;
            _readyUnanswered = 0;
        }
        else if (isDurable && word is (AgentWord.NotReady or AgentWord.Stopping))
        {
            TookBack ??= now;
            _readyUnanswered = ReferenceEquals(word, _lastOfReadiness) ? 0 : _readyUnanswered;
        }
    }

    public override string ToString() => id.ToString();
}
