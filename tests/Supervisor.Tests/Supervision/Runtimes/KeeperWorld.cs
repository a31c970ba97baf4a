using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Runtimes;
using Supervisor.TestKit.Actors;
using static Supervisor.Tests.Supervision.Roster.Snapshots;
using static Supervisor.Tests.Supervision.Runtimes.Workloads;

namespace Supervisor.Tests.Supervision.Runtimes;

/// <summary>Workloads that come and go behind a keeper's back, and what two agents believe by what they are told.</summary>
internal sealed class KeeperWorld
{
    private static readonly string[] Agents = ["chat", "mail"];

    private readonly ActorKit _kit = new();
    private readonly ScriptedRuntime _runtime = new();
    private readonly ActorRef<KeeperMessage> _keeper;
    private readonly Dictionary<string, TestProbe<AgentMessage>> _probes = new(StringComparer.Ordinal);
    private readonly Dictionary<WorkloadId, Workload> _real = [];
    private readonly Dictionary<WorkloadId, bool> _believed = [];
    private readonly Dictionary<WorkloadId, int> _startedAt = [];
    private readonly Dictionary<string, int> _askedAt = new(StringComparer.Ordinal);
    private readonly Queue<Workload> _news = new();
    private Workload[]? _sample;
    private bool _isConnected;
    private int _step;

    internal KeeperWorld() => _keeper = KeeperActor.Start(_kit.System, _runtime).Keeper;

    internal void Play(IEnumerable<KeeperStep> steps)
    {
        foreach (var step in steps)
        {
            _step++;
            Do(step.Kind, Agents[step.Number % Agents.Length], step.Number);
            _kit.Run();
            _runtime.OpenLooks.ShouldBeLessThanOrEqualTo(1);
            Hear();
        }
    }

    /// <summary>The runtime is reached again and answers; then every agent that follows believes what is so.</summary>
    internal void CheckThatTheTruthIsToldInOneLook()
    {
        Play([new KeeperStep(KeeperAct.Connect, 0)]);
        while (_runtime.OpenLooks > 0)
        {
            _sample = null;
            Play([new KeeperStep(KeeperAct.Answer, 0)]);
        }

        foreach (var id in _real.Keys.Where(IsFollowed))
        {
            _believed.ShouldContainKeyAndValue(id, _real[id].IsRunning);
        }

        _believed.Where(pair => pair.Value && IsFollowed(pair.Key)).ShouldAllBe(pair => _real.ContainsKey(pair.Key));
        Orphans().ShouldBe(_real.Keys.Where(id => !IsFollowed(id)), ignoreOrder: true);
    }

    private void Do(KeeperAct act, string agent, int number)
    {
        switch (act)
        {
            case KeeperAct.Start:
                Change(Running(agent, $"i{_step}"));
                _startedAt[new WorkloadId(Address(agent), $"i{_step}")] = _step;
                break;
            case KeeperAct.End when Pick(number, running: true) is { } id:
                Change(Ended(id.Agent.Agent, id.Incarnation));
                break;
            case KeeperAct.Forget when Pick(number, running: false) is { } id:
                _real.Remove(id);
                break;
            case KeeperAct.Lose when !_isConnected && Pick(number, running: true) is { } id:
                _real.Remove(id);
                break;
            case KeeperAct.GiveNews when _isConnected && _news.TryDequeue(out var news):
                _runtime.Say(new RuntimeNews.Changed(news));
                break;
            case KeeperAct.Connect:
                _isConnected = true;
                _runtime.Connect();
                break;
            case KeeperAct.Disconnect:
                _isConnected = false;
                _news.Clear();
                _runtime.Disconnect("It is gone.");
                break;
            case KeeperAct.Follow:
                Ask(agent, incarnation => new FollowWorkloads(Address(agent), incarnation, ProbeOf(agent).Ref), number);
                break;
            case KeeperAct.LookAgain when _askedAt.ContainsKey(agent):
                Ask(agent, incarnation => new LookAgain(Address(agent), incarnation), number);
                break;
            case KeeperAct.Unfollow:
                Unfollow(agent);
                break;
            default:
                AnswerOrWait(act);
                break;
        }
    }

    private void AnswerOrWait(KeeperAct act)
    {
        switch (act)
        {
            case KeeperAct.Sample when _runtime.OpenLooks > 0:
                _sample ??= [.. _real.Values];
                break;
            case KeeperAct.Answer when _runtime.OpenLooks > 0:
                _runtime.Answer(_sample ?? [.. _real.Values]);
                _sample = null;
                break;
            case KeeperAct.AnswerUnreadable when _runtime.OpenLooks > 0:
                _runtime.AnswerUnreadable("It is torn.");
                _sample = null;
                break;
            case KeeperAct.Wait:
                _kit.Advance(KeeperActor.Interval);
                break;
        }
    }

    private void Change(Workload workload)
    {
        _real[workload.Id] = workload;
        _news.Enqueue(workload);
    }

    private void Ask(string agent, Func<string, KeeperMessage> request, int number)
    {
        var known = _startedAt.Keys.Where(id => id.Agent == Address(agent)).Select(id => id.Incarnation);
        string[] incarnations = [.. known.Reverse(), "never", ""];
        _askedAt[agent] = _step;
        _keeper.Tell(request(incarnations[number / Agents.Length % incarnations.Length]));
    }

    private void Unfollow(string agent)
    {
        _askedAt.Remove(agent);
        foreach (var id in _believed.Keys.Where(id => id.Agent == Address(agent)).ToList())
        {
            _believed.Remove(id);
        }

        _keeper.Tell(new FollowerEnded(Address(agent), ProbeOf(agent).Ref));
    }

    private void Hear()
    {
        foreach (var (agent, probe) in _probes)
        {
            foreach (var message in probe.Take())
            {
                Believe(agent, message);
            }
        }
    }

    private void Believe(string agent, AgentMessage message)
    {
        switch (message)
        {
            case WorkloadSeen seen:
                _believed[seen.Workload.Id] = seen.Workload.IsRunning;
                break;
            case WorkloadMissing missing:
                var id = new WorkloadId(Address(agent), missing.Incarnation);
                CheckIsMissing(agent, id);
                _believed.Remove(id);
                break;
        }
    }

    /// <summary>Only a start that came after the question, and of which nothing was told yet, may be unknown to the answer.</summary>
    private void CheckIsMissing(string agent, WorkloadId id)
    {
        var wasStartedLater = _startedAt.GetValueOrDefault(id) > _askedAt[agent] && !_believed.ContainsKey(id);
        (_real.ContainsKey(id) && !wasStartedLater).ShouldBeFalse($"{id} is there, and {agent} knew or asked since");
    }

    private TestProbe<AgentMessage> ProbeOf(string agent)
    {
        if (!_probes.TryGetValue(agent, out var probe))
        {
            probe = _kit.Probe<AgentMessage>();
            _probes.Add(agent, probe);
        }

        return probe;
    }

    private WorkloadId? Pick(int number, bool running)
    {
        var ids = _real.Where(pair => pair.Value.IsRunning == running).Select(pair => pair.Key).ToList();
        return ids.Count == 0 ? null : ids[number % ids.Count];
    }

    private bool IsFollowed(WorkloadId id) => _askedAt.ContainsKey(id.Agent.Agent);

    private IEnumerable<WorkloadId> Orphans()
    {
        var asked = _keeper.Ask<OrphanList>(reply => new AskForOrphans(reply), TimeSpan.FromSeconds(1));
        _kit.Run();
        return asked.Ended().Reply!.Orphans.Select(workload => workload.Id);
    }
}

internal sealed record KeeperStep(KeeperAct Kind, int Number);

internal enum KeeperAct
{
    Start,
    End,
    Forget,

    /// <summary>It is gone without a trace, as when its guard has died.</summary>
    Lose,
    GiveNews,
    Connect,
    Disconnect,
    Follow,
    LookAgain,
    Unfollow,

    /// <summary>The list that is under way is of this moment.</summary>
    Sample,
    Answer,
    AnswerUnreadable,
    Wait,
}
