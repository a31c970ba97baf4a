using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Roster;

/// <summary>What a need has to be judged again by the change of.</summary>
/// <param name="Agent">Null: the group's own snapshot.</param>
/// <param name="IsOfEveryAgent">Any agent of the group.</param>
internal readonly record struct NeedKey(string Group, string? Agent, string? Node = null, bool IsOfEveryAgent = false)
{
    internal static NeedKey AllOf(string group) => new(group, null, IsOfEveryAgent: true);

    /// <summary>What runs at its owner's may run here or on another node.</summary>
    internal static IEnumerable<NeedKey> AllOf(NeedDefinition need) =>
        need.Target.IsAtOwner ? [Of(need), Of(need with { Target = need.Target.Here })] : [Of(need)];

    internal static NeedKey Of(NeedDefinition need) =>
        need switch
        {
            { Target: { Agent: null, Node: null }, IsCompletion: true } or { IsOfCall: true } => AllOf(
                need.Target.Group
            ),
            _ => new NeedKey(need.Target.Group, need.Target.Agent, need.Target.Node),
        };
}
