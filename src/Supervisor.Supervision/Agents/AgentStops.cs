namespace Supervisor.Supervision.Agents;

/// <summary>How an agent's supervisor ends what is to end: its incarnation, and strays, wherever they run.</summary>
internal sealed class AgentStops(AgentEffects effects, AgentTimers timers)
{
    /// <summary>From now on its grace runs.</summary>
    internal void Begin(AgentState now, AgentFacts facts)
    {
        timers.ArmStop(now, Rule(now, facts).Grace);
        Tell(now.Incarnation, Rule(now, facts), facts);
    }

    /// <summary>
    /// The daemon, or what runs it, may have died before it was told. Asked again, it only hastens; and a stray must not put off what
    /// is due.
    /// </summary>
    internal void BeginOrRepeat(string incarnation, AgentState now, AgentFacts facts)
    {
        timers.ArmStopIfIdle(now, Rule(now, facts).Grace);
        Tell(incarnation, Rule(now, facts), facts);
    }

    /// <summary>The grace is over.</summary>
    internal void Kill(AgentState now, AgentFacts facts)
    {
        IEnumerable<string> strays = facts.Strays.Union(facts.StraysElsewhere);
        var rule = Rule(now, facts) with { Grace = TimeSpan.Zero };
        foreach (var late in now.Phase == AgentPhase.Stopping ? strays.Prepend(now.Incarnation) : strays)
        {
            timers.ArmStopIfIdle(now, rule.Grace);
            Tell(late, rule, facts);
        }
    }

    private void Tell(string incarnation, AgentStopRule rule, AgentFacts facts)
    {
        if (facts.StraysElsewhere.Contains(incarnation))
        {
            effects.StopElsewhere(incarnation, rule.Signal, rule.Grace);
        }
        else
        {
            effects.Stop(incarnation, rule.Signal, rule.Grace);
        }
    }

    // What the last revision says, as long as it has this agent at all.
    private static AgentStopRule Rule(AgentState now, AgentFacts facts) =>
        facts.Definition is { Stop: var stop } ? new AgentStopRule(stop.Signal, stop.Grace) : now.StopRule;
}
