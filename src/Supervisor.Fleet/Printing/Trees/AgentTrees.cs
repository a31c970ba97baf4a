using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing.Trees;

internal static class AgentTrees
{
    public static MapNode Of(AgentModel agent, GroupModel group)
    {
        var usual = new AgentModel { Name = agent.Name };
        return new MapBuilder()
            .Add("command", agent.Command is { } command ? Nodes.Texts(command) : null)
            .Number("port", agent.Port)
            .List("needs", agent.Needs, Of)
            .Flag("required", MapBuilder.Unusual(agent.Required, usual.Required))
            .Duration("ttl", SaysSoOtherwise(agent, usual) ? MapBuilder.Unusual(agent.Ttl, usual.Ttl) : agent.Ttl)
            .Duration("startDeadline", MapBuilder.Unusual(agent.StartDeadline, usual.StartDeadline))
            .Duration("progress", agent.Progress)
            .Duration("watchdog", agent.Watchdog)
            .Section("probe", agent.Probe is { } probe ? Of(probe) : null)
            .Section("liveness", agent.Liveness is { } liveness ? Of(liveness) : null)
            .Section("restart", RestartTrees.Of(agent, group))
            .Word("onExpiry", SupervisorWords.OnExpiry, agent.OnExpiry, usual.OnExpiry)
            .Word("onExhausted", SupervisorWords.OnExhausted, agent.OnExhausted, usual.OnExhausted)
            .Add("environment", agent.Environment.Count == 0 ? null : ServiceTrees.Variables(agent.Environment))
            .Text("user", agent.User)
            .Text("working_dir", agent.WorkingDirectory)
            .Text("stop_signal", agent.StopSignal)
            .Duration("stop_grace_period", agent.StopGracePeriod)
            .Build();
    }

    /// <summary>That an agent speaks is read off its keys, so of one that does at least one is written.</summary>
    private static bool SaysSoOtherwise(AgentModel agent, AgentModel usual) =>
        !agent.Speaks
        || (agent.StartDeadline, agent.Progress, agent.Watchdog, agent.OnExpiry)
            != (usual.StartDeadline, usual.Progress, usual.Watchdog, usual.OnExpiry);

    private static TreeNode Of(NeedModel need) =>
        need.OnLoss is LossRule.Wait
            ? Nodes.Text(need.Name)
            : new MapBuilder().Text("name", need.Name).Word("onLoss", SupervisorWords.OnLoss, need.OnLoss).Build();

    private static MapBuilder Of(ProbeModel probe)
    {
        var usual = new ProbeModel { Target = probe.Target };
        var (key, target) = TargetOf(probe.Target);
        return new MapBuilder()
            .Add(key, target)
            .Duration("interval", MapBuilder.Unusual(probe.Interval, usual.Interval))
            .Duration("timeout", MapBuilder.Unusual(probe.Timeout, usual.Timeout))
            .Number("retries", MapBuilder.Unusual(probe.Retries, usual.Retries))
            .Duration("startPeriod", MapBuilder.Unusual(probe.StartPeriod, usual.StartPeriod));
    }

    private static (string Key, TreeNode Value) TargetOf(ProbeTarget target) =>
        target switch
        {
            ProbeTarget.Http http => ("http", Nodes.Text(http.Url)),
            ProbeTarget.Tcp tcp => ("tcp", Nodes.Text(tcp.Address)),
            ProbeTarget.Exec exec => ("exec", Nodes.Texts(exec.Command)),
            ProbeTarget.Redis redis => ("redis", Nodes.Text(redis.Address)),
            ProbeTarget.Nats nats => ("nats", Nodes.Text(nats.Address)),
            _ => throw new ArgumentException($"{target.GetType()} is no target.", nameof(target)),
        };
}
