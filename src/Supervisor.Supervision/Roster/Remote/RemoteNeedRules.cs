using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>
/// Whether what is needed on another node is there. Only what that node would take back if it did not hold is known: a copy from
/// before the link was lost starts nobody for the first time, and is no loss either.
/// </summary>
internal static class RemoteNeedRules
{
    /// <param name="standing">Null: of a node that hears of no others.</param>
    internal static NeedStatus Judge(NeedDefinition need, RemoteStanding? standing) =>
        standing switch
        {
            null when need.Target.IsAtOwner => Unknown(
                need,
                "is run by the node that owns it, and this one hears of none"
            ),
            null => Unknown(need, "is on another node"),
            { Said: null } => Unknown(need, $"is unknown: {standing.Doubt}"),
            { IsCurrent: true } => JudgeWord(need, standing.Said),
            _ => Dated(need, JudgeWord(need, standing.Said), standing.Doubt),
        };

    private static NeedStatus Dated(NeedDefinition need, NeedStatus then, string doubt) =>
        Unknown(need, $"is unknown: {doubt}; {Past(then)}") with
        {
            WasMet = then.IsKnown ? then.IsMet : null,
        };

    private static NeedStatus JudgeWord(NeedDefinition need, RosterWord said) =>
        said switch
        {
            AgentWord agent => NeedRules.Judge(need, RemoteWords.SnapshotOf(agent)),
            GroupWord { Agents: { All: > 0 } agents } when need.IsCompletion => NeedRules.JudgeCompletion(
                need,
                agents.All,
                agents.Completed,
                agents.Known
            ),
            GroupWord group => NeedRules.Judge(need, RemoteWords.SnapshotOf(group)) with
            {
                IsMet = group.IsReady && !need.IsCompletion,
            },
            _ => Unknown(need, "has not said there yet how it stands, or is not there"),
        };

    private static string Past(NeedStatus then) =>
        then switch
        {
            { IsKnown: false } => "nobody knew how it stood then",
            { IsMet: true, Need.IsCompletion: true } => "it had completed then",
            { IsMet: true } => "it was ready then",
            { Need.IsCompletion: true } => "it had not completed then",
            _ => "it was not ready then",
        };

    private static NeedStatus Unknown(NeedDefinition need, string reason) =>
        new(need, IsMet: false, reason) { IsKnown = false };
}
