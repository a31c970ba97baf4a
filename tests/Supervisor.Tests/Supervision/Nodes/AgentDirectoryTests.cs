using Shouldly;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Supervision.Nodes;

public sealed class AgentDirectoryTests
{
    private static readonly AgentAddress Agent = new("web", "A");

    private readonly AgentDirectory _directory = new();
    private readonly ActorKit _kit = new();

    [Fact]
    public void Agent_ThatIsAdded_IsFoundUntilItIsRemoved()
    {
        var actor = _kit.Probe<AgentMessage>().Ref;
        _directory.Find(Agent).ShouldBeNull();
        _directory.Add(Agent, actor);
        _directory.Find(Agent).ShouldBe(actor);
        _directory.Remove(Agent, actor);
        _directory.Find(Agent).ShouldBeNull();
    }

    [Fact]
    public void Agent_WhosePlaceAnotherHasTaken_IsNotRemovedByTheEndOfTheFirst()
    {
        var (first, second) = (_kit.Probe<AgentMessage>().Ref, _kit.Probe<AgentMessage>().Ref);
        _directory.Add(Agent, first);
        _directory.Add(Agent, second);
        _directory.Remove(Agent, first);
        _directory.Find(Agent).ShouldBe(second);
    }

    [Fact]
    public void Snapshot_ThatWasTaken_DoesNotChange()
    {
        var before = _directory.Agents;
        _directory.Add(Agent, _kit.Probe<AgentMessage>().Ref);
        before.ShouldBeEmpty();
    }
}
