using Supervisor.Contracts;
using Supervisor.Supervision.Plans;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>Makes what one node runs a part of what all of its cluster have.</summary>
/// <param name="cluster">The cluster's id; null: the node is alone.</param>
internal sealed class FleetMerging(
    string node,
    string? cluster,
    PartOpening opening,
    Func<PlanSurroundings> surroundings
)
{
    /// <summary>The draft as a part of what the cluster has, in place of what this node has had in it.</summary>
    public Outcome<FleetDraft> PartOf(Revision latest, FleetDraft draft)
    {
        var there = opening.Open(latest.Content);
        if (!there.IsOk)
        {
            return there.Error;
        }

        if (draft.Part is not { } part)
        {
            return PartErrors.NotWhole();
        }

        var merged = PartMerge.Replace(there.Value.Parts, part, node);
        if (!merged.IsOk)
        {
            return merged.Error;
        }

        var basis = there.Value.Content.Basis;
        var same = RevisionContents.Write(merged.Value.Compose(basis, cluster));
        basis ??= latest.Info.Number;
        var content = latest.Content.Span.SequenceEqual(same)
            ? same
            : RevisionContents.Write(merged.Value.Compose(basis, cluster));
        return draft with
        {
            Content = content,
            Hash = ContentHash.Of(content),
            Basis = basis,
            MadeTo = latest.Info.Number,
        };
    }

    /// <summary>What the cluster has with what this node brings.</summary>
    /// <param name="latest">Null: it has nothing yet.</param>
    /// <param name="own">What the node has held so far.</param>
    /// <param name="isFounder">All of the cluster is this node, so what it has for others it has for them.</param>
    public Outcome<RevisionContent> Bring(Revision? latest, Revision own, bool isFounder)
    {
        var brought = opening.OpenFor(cluster, own.Content);
        if (!brought.IsOk)
        {
            return brought.Error;
        }

        if (latest is null)
        {
            var alone = isFounder
                ? new MergedParts([], brought.Value.Parts.Select(part => part.Content))
                : PartMerge.Bring([], brought.Value.Parts, node).Value;
            return alone is null ? PartErrors.NotWhole() : alone.Compose(basis: null, cluster);
        }

        var there = opening.Open(latest.Content);
        if (!there.IsOk)
        {
            return there.Error;
        }

        var merged = PartMerge.Bring(there.Value.Parts, brought.Value.Parts, node);
        return merged.IsOk
            ? Check(brought.Value, merged.Value, there.Value.Content.Basis ?? latest.Info.Number)
            : merged.Error;
    }

    private Outcome<RevisionContent> Check(OpenedFleet own, MergedParts merged, long basis)
    {
        var content = merged.Compose(basis, cluster);
        var together = opening.Open(RevisionContents.Write(content));
        if (!together.IsOk)
        {
            return together.Error;
        }

        var parts = together.Value.Parts;
        var kept = parts.Take(merged.Kept.Count).ToList();
        var problem =
            PartPlans.WhatChanges(kept, parts, static _ => true, surroundings())
            // What it has for others stays behind, and says nothing of what they run.
            ?? PartPlans.WhatChanges(own.Parts, parts, one => one == node, surroundings());
        return problem is null ? content : problem;
    }
}
