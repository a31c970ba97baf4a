using Supervisor.Contracts;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Values;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>Reads the fleets that revisions hold.</summary>
internal sealed class PartOpening(string node, SecretStore secrets)
{
    public Outcome<OpenedFleet> Open(ReadOnlyMemory<byte> json) =>
        Open(json, static (content, bundle) => (content, bundle));

    /// <summary>What this node has held so far, sealed anew for its cluster.</summary>
    /// <param name="cluster">The cluster's id.</param>
    public Outcome<OpenedFleet> OpenFor(string? cluster, ReadOnlyMemory<byte> json) =>
        Open(
            json,
            (_, bundle) =>
            {
                var own = bundle with { Home = bundle.Home ?? node };
                return (RevisionContents.Seal(own, secrets, cluster), own);
            }
        );

    private Outcome<OpenedFleet> Open(
        ReadOnlyMemory<byte> json,
        Func<RevisionContent, FleetBundle, (RevisionContent, FleetBundle)> take
    )
    {
        var content = RevisionContents.Read(json.Span);
        if (!content.IsOk)
        {
            return content.Error;
        }

        var parts = new List<FleetPart>();
        foreach (var part in content.Value.Split())
        {
            var opened = RevisionContents.Open(part, secrets);
            if (!opened.IsOk)
            {
                return opened.Error;
            }

            var (kept, bundle) = take(part, opened.Value);
            parts.Add(new FleetPart(kept, bundle, FleetBundles.Read(bundle)));
        }

        return new OpenedFleet(content.Value, parts.ToValueList());
    }
}
