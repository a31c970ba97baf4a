using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Cluster.Joining.Rules;

/// <summary>Whether a node gets the place that it wants: its id and its name are its own, and nobody runs its groups.</summary>
internal static class NodePlaceRules
{
    public static Outcome<JoinPlan> Judge(JoinApplicant applicant, JoinScene scene, JoinMoment moment) =>
        (ProblemOf(applicant, scene) ?? GroupProblemOf(applicant, moment) ?? AddressProblemOf(applicant.Request))
            is { } problem
            ? problem
            : Plan(applicant, scene, moment with { Now = TimeIn(scene, moment) });

    private static HybridTime TimeIn(JoinScene scene, JoinMoment moment) =>
        RecordTimes.After(moment.Now, scene.Node?.Entry, scene.Name.Entry, scene.Bearer?.Entry);

    private static OperatorError? ProblemOf(JoinApplicant applicant, JoinScene scene)
    {
        var name = applicant.Request.Name;
        if (scene.NodeLives)
        {
            return PlaceErrors.Cloned(applicant.Node!);
        }

        if (scene.Node?.Value is { Belongs: true } known && known.Name != name)
        {
            return PlaceErrors.OtherName(known, name);
        }

        if (scene.Bearer?.Value is not { Belongs: true } bearer)
        {
            return applicant.Request.Replaces ? PlaceErrors.NobodyToReplace(name) : null;
        }

        return (applicant.Request.Replaces, scene.BearerLives) switch
        {
            (true, true) => PlaceErrors.StillThere(bearer),
            (false, true) => PlaceErrors.NameTaken(bearer),
            (false, false) => PlaceErrors.NameDown(bearer),
            (true, false) => null,
        };
    }

    private static OperatorError? GroupProblemOf(JoinApplicant applicant, JoinMoment moment)
    {
        foreach (var group in applicant.Request.Groups)
        {
            // What ran here under this name is this node's own again.
            if (moment.GroupsElsewhere.TryGetValue(group, out var where) && where != applicant.Request.Name)
            {
                return PlaceErrors.GroupRuns(group, where);
            }
        }

        return null;
    }

    private static OperatorError? AddressProblemOf(JoinRequest request) =>
        request.Addresses.Count == 0 ? PlaceErrors.NoAddress
        : request.Addresses.FirstOrDefault(address => !LinkAddress.TryParse(address, out _)) is { } odd
            ? PlaceErrors.OddAddress(odd)
        : null;

    private static JoinPlan Plan(JoinApplicant applicant, JoinScene scene, JoinMoment moment)
    {
        var before = scene.Node!.Value is { Belongs: true } known ? known : null;
        var bearer = scene.Bearer?.Value is { Belongs: true } replaced ? replaced : null;
        var node = RecordOf(applicant, scene, before, bearer, moment);
        var (key, name) = (scene.Node.Key, scene.Name.Key);
        var named = new NameRecord(TrustText.Newest, node.Node, moment.Now.Value);
        List<EntryCondition> conditions =
        [
            scene.Invitation.Unchanged,
            // Its level must not have been raised meanwhile.
            scene.Cluster.Unchanged,
            scene.Node.Unchanged,
            scene.Name.Unchanged,
            EntryCondition.Absent(MemberKeys.Of(applicant.Node!)),
            EntryCondition.Absent(TrustKeys.DeniedNode(node.Node)),
            EntryCondition.Absent(TrustKeys.DeniedKey(node.Key)),
        ];
        List<EntryWrite> writes =
        [
            JoinRules.Consume(applicant, scene.Invitation, moment),
            TrustText.Put(key, node, TrustJson.Default.NodeRecord),
            TrustText.Put(name, named, TrustJson.Default.NameRecord),
        ];
        if (before is not null && before.Key != node.Key)
        {
            // It has lost its old key, or somebody else has it.
            writes.Add(Deny(TrustKeys.DeniedKey(before.Key), "The node has joined again with another key.", moment));
        }

        if (bearer is not null)
        {
            conditions.Add(scene.Bearer!.Unchanged);
            conditions.Add(EntryCondition.Absent(MemberKeys.Of(bearer.Id)));
            writes.AddRange(Replace(scene.Bearer, bearer, moment));
        }

        return new JoinPlan(new EntryChange(conditions, writes), node, null);
    }

    private static NodeRecord RecordOf(
        JoinApplicant applicant,
        JoinScene scene,
        NodeRecord? before,
        NodeRecord? replaced,
        JoinMoment moment
    )
    {
        var old = applicant.Request.OldCluster;
        IEnumerable<string> aliases = before?.Aliases ?? [];
        // Work of a replaced node bears the replaced node's id, and is not this one's.
        aliases = old is null || old == scene.Cluster.Value!.Cluster ? aliases : [.. aliases, old];
        return new NodeRecord(
            TrustText.Newest,
            applicant.Node!.Value,
            applicant.Request.Name,
            applicant.Key,
            before?.Since ?? moment.Now.Value
        )
        {
            Addresses = applicant.Request.Addresses,
            Aliases = [.. aliases.Distinct(StringComparer.Ordinal)],
            HoldsKey = moment.LacksHolder || before?.HoldsKey == true || replaced?.HoldsKey == true,
        };
    }

    private static IEnumerable<EntryWrite> Replace(Kept<NodeRecord> kept, NodeRecord bearer, JoinMoment moment)
    {
        const string Why = "Another machine has taken its name and its place.";
        var left = new LeavingRecord(moment.Now.Value, "join --replace", Why);
        return
        [
            TrustText.Put(kept.Key, bearer with { Left = left, HoldsKey = false }, TrustJson.Default.NodeRecord),
            Deny(TrustKeys.DeniedNode(bearer.Node), Why, moment),
        ];
    }

    private static EntryWrite Deny(EntryKey key, string why, JoinMoment moment) =>
        TrustText.Put(
            key,
            new DenialRecord(TrustText.Newest, why, "join", moment.Now.Value),
            TrustJson.Default.DenialRecord
        );
}
