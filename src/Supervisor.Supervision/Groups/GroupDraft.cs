using System.Collections.Immutable;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Groups;

/// <summary>A decision in the making: each event that is added counts for what is decided after it.</summary>
internal sealed class GroupDraft(GroupState state, GroupMandate mandate, GroupFacts facts, Moment now)
{
    private readonly ImmutableArray<GroupEvent>.Builder _events = ImmutableArray.CreateBuilder<GroupEvent>();

    internal GroupState State { get; private set; } = state;

    internal GroupFacts Facts => facts;

    internal GroupMandate Mandate => mandate;

    internal Moment Now => now;

    internal ImmutableArray<GroupEvent> Events => _events.ToImmutable();

    internal void Add(GroupEvent happened)
    {
        State = GroupEvolution.Apply(State, happened);
        _events.Add(happened);
    }
}
