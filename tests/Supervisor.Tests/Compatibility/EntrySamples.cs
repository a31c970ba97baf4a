using System.Collections.Immutable;
using Supervisor.Cluster.Recovery;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Coordination;

namespace Supervisor.Tests.Compatibility;

/// <summary>One of each of what else coordination keeps, with all that it can hold.</summary>
internal static class EntrySamples
{
    private static readonly NotedRestarts Restarts = new(1_767_225_600_500, [300, 200, 0], 3, 400);

    public static NodeId Node { get; } = NodeId.FromEntropy(Changes.Entropy(1));

    public static Member Member { get; } =
        new(Node, "mainpc", "run-1", "0.1.0", HybridTime.FromMilliseconds(1_767_225_600_001))
        {
            Addresses = ["10.0.0.1:9111", "mainpc:9111"],
            Arch = "x64",
            Cores = 16,
            MemoryBytes = 64L << 30,
        };

    public static Claim Claim { get; } =
        new(
            "mover",
            7,
            Node,
            HybridTime.FromMilliseconds(1_767_225_600_002),
            TimeSpan.FromSeconds(5),
            42,
            new ClaimVersions(1, 1)
        );

    public static StoreMemory Memory { get; } =
        new(
            "a store",
            2000,
            7,
            ImmutableSortedDictionary<string, RememberedClaim>.Empty.Add(
                "mover",
                new RememberedClaim(7, Node.Value, 5000)
            ),
            ImmutableSortedDictionary<string, string>.Empty.Add("nodes/1", """{"form":1,"since":5}""")
        );

    public static GroupNote Note { get; } =
        new()
        {
            StoppedBy = "ann on mainpc",
            Quarantine = new NotedQuarantine("mover", "It escalated once too often."),
            Round = new NotedRound("mover", ["mover", "other"], "It failed.", 1_767_225_601_000),
            Shared = Restarts,
            Whole = Restarts with { Streak = 2 },
            Agents = new Dictionary<string, AgentNote>(StringComparer.Ordinal)
            {
                ["mover"] = new()
                {
                    StoppedBy = "bob on pc2",
                    Rest = new NotedRest("backoff", "exited", "It ended by itself.", 1_767_225_602_000),
                    Restarts = Restarts,
                    Shared = Restarts with { Delay = 1 },
                },
            },
        };

    public static RevisionContent Content { get; } =
        Part("first") with
        {
            Version = RevisionContent.VersionWithParts,
            Basis = 6,
            Parts = [Part("second")],
        };

    /// <param name="value">Where it stands does not matter.</param>
    public static Entry Entry(string value) => new(EntryKey.Of("any"), value, 1, 1, Lease: null);

    private static RevisionContent Part(string name) =>
        new(
            RevisionContent.CurrentVersion,
            [
                [$"/{name}/fleet.yaml", $"/{name}/override.yaml"],
            ],
            "mainpc",
            ["gpu"],
            Of($"/{name}/fleet.yaml", "services: {}"),
            Of($"/{name}/secret.env", "sealed-1"),
            Of("PASSWORD", "sealed-2")
        )
        {
            Home = "mainpc",
            Wrapped = Of("sealed-1", "wrapped"),
            Cluster = "11111111111111111111111111111111",
        };

    private static SortedDictionary<string, string> Of(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };
}
