using System.Collections.Concurrent;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>Whose keys are looked at: of each agent the incarnation that may speak now.</summary>
internal sealed class KeyBook
{
    private readonly ConcurrentDictionary<AgentAddress, KeyedAgent> _agents = new();
    private readonly ConcurrentDictionary<string, AgentAddress> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<AgentAddress, KeyPace> _paces = new();
    private readonly ConcurrentQueue<AgentAddress> _removed = new();

    public ICollection<KeyedAgent> All => _agents.Values;

    /// <summary>The same incarnation is the same entry.</summary>
    public KeyedAgent Open(WorkloadId id)
    {
        _names[id.Agent.Agent] = id.Agent;
        _names[id.Agent.Path] = id.Agent;
        return _agents.AddOrUpdate(id.Agent, _ => Begin(id), (_, known) => known.Id == id ? known : Begin(id));
    }

    /// <summary>It holds for all incarnations, as what is slow is the server, or what is there under an agent's name.</summary>
    public KeyPace PaceOf(KeyedAgent agent) => _paces.GetValueOrDefault(agent.Id.Agent);

    /// <summary>What is learned late of an earlier incarnation says nothing of the one that has its place.</summary>
    public void Pace(KeyedAgent agent, KeyPace pace)
    {
        if (!IsStill(agent))
        {
            return;
        }

        if (pace == default)
        {
            _paces.TryRemove(agent.Id.Agent, out _);
        }
        else
        {
            _paces[agent.Id.Agent] = pace;
        }
    }

    /// <summary>Null: nobody's whose keys are looked at.</summary>
    /// <param name="name">As in a key.</param>
    public KeyedAgent? Find(string name) =>
        _names.TryGetValue(name, out var agent) ? _agents.GetValueOrDefault(agent) : null;

    /// <summary>Unless a later incarnation has its place by now.</summary>
    public void Close(WorkloadId id)
    {
        if (_agents.TryGetValue(id.Agent, out var known) && known.Id == id)
        {
            _agents.TryRemove(KeyValuePair.Create(id.Agent, known));
        }
    }

    public void Remove(WorkloadId id)
    {
        Close(id);
        if (!_agents.ContainsKey(id.Agent))
        {
            _paces.TryRemove(id.Agent, out _);
            _names.TryRemove(KeyValuePair.Create(id.Agent.Agent, id.Agent));
            _names.TryRemove(KeyValuePair.Create(id.Agent.Path, id.Agent));
            _removed.Enqueue(id.Agent);
        }
    }

    /// <summary>Those that have ended for good since this was asked last.</summary>
    public IReadOnlyList<AgentAddress> TakeRemoved()
    {
        var removed = new List<AgentAddress>();
        while (_removed.TryDequeue(out var agent))
        {
            removed.Add(agent);
        }

        return removed;
    }

    public bool IsStill(KeyedAgent agent) => _agents.TryGetValue(agent.Id.Agent, out var known) && known == agent;

    private KeyedAgent Begin(WorkloadId id)
    {
        if (_paces.TryGetValue(id.Agent, out var pace))
        {
            _paces.TryUpdate(id.Agent, pace.Restarted(), pace);
        }

        return new KeyedAgent(id);
    }

    /// <summary>Nobody is to wait any longer: what cannot be seen to now is seen to as soon as it can.</summary>
    public void Release()
    {
        foreach (var agent in All)
        {
            agent.WasLookedAt();
        }
    }
}
