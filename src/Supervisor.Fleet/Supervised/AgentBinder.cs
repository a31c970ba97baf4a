using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Supervised;

/// <summary>The agents of one group.</summary>
/// <param name="service">The group's, whose keys hold where an agent has none of its own.</param>
/// <param name="restart">What the group says of its agents' restarts.</param>
internal sealed class AgentBinder(string group, ServiceModel service, RestartRule restart)
{
    /// <summary>Keys that only mean something for an agent that sends word.</summary>
    private static readonly string[] KeysOfSpeakers = ["ttl", "startDeadline", "onExpiry", "watchdog", "progress"];

    private readonly RestartRule _compose = RestartRule.Of(service);

    /// <summary>None listed: one, which is the container or the process itself.</summary>
    public ValueList<AgentModel> Bind(Cursor agents)
    {
        var listed = agents.Entries.Select(entry => Bind(entry.Key, entry.Value)).ToList();
        return listed switch
        {
            [] => [OfService(Bind(group, agents[group]))],
            [{ Command: null } only] => [OfService(only)],
            _ => listed.ToValueList(),
        };
    }

    /// <summary>A process has no image that would start it: what the service says is run, we run.</summary>
    private AgentModel OfService(AgentModel only)
    {
        var isProcess = service is { Image: null, Build: null };
        var command = (service.Entrypoint ?? []).Concat(service.Command ?? []).ToValueList();
        return isProcess && command.Count > 0 ? only with { Command = command } : only;
    }

    private AgentModel Bind(string name, Cursor agent)
    {
        var model = new AgentModel { Name = name };
        var rule = RestartRule.Of(agent["restart"]).Over(restart);
        return model with
        {
            Command = ListBinder.Command(agent["command"]),
            Port = agent["port"].Number,
            Needs = Needs(agent),
            Required = agent["required"].Flag ?? model.Required,
            Speaks = KeysOfSpeakers.Any(key => agent[key].Text is not (null or "" or "off")),
            Ttl = agent["ttl"].Duration ?? model.Ttl,
            StartDeadline = agent["startDeadline"].Duration ?? model.StartDeadline,
            Progress = agent["progress"].Duration,
            Watchdog = agent["watchdog"].Duration,
            Probe = ProbeBinder.Bind(agent["probe"]),
            Liveness = ProbeBinder.Bind(agent["liveness"]),
            RestartMode = rule.ModeOver(_compose),
            Restart = rule.Over(_compose).Over(model.Restart),
            OnExpiry = SupervisorWords.OnExpiry.Meaning(agent["onExpiry"].Text) ?? model.OnExpiry,
            OnExhausted = SupervisorWords.OnExhausted.Meaning(agent["onExhausted"].Text) ?? model.OnExhausted,
            Environment = PairsBinder.Bind(agent["environment"]),
            User = agent["user"].Text,
            WorkingDirectory = agent["working_dir"].Text,
            StopSignal = agent["stop_signal"].Text,
            StopGracePeriod = agent["stop_grace_period"].Duration,
        };
    }

    private static ValueList<NeedModel> Needs(Cursor agent)
    {
        var usual = SupervisorWords.OnLoss.Meaning(agent["onLoss"].Text) ?? LossRule.Wait;
        return agent["needs"]
            .Items.Select(need => (Name: need.Text ?? need["name"].Text ?? "", Loss: need["onLoss"].Text))
            .Select(need => new NeedModel(need.Name, SupervisorWords.OnLoss.Meaning(need.Loss) ?? usual))
            .ToValueList();
    }
}
