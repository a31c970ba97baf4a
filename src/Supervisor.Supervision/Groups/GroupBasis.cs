namespace Supervisor.Supervision.Groups;

/// <summary>What something was made from: where it is the very same, the same would be made.</summary>
internal readonly record struct GroupBasis(GroupState? State, GroupMandate? Mandate, long Version)
{
    internal bool Is(GroupState state, GroupMandate mandate, long version) =>
        ReferenceEquals(State, state) && ReferenceEquals(Mandate, mandate) && Version == version;
}
