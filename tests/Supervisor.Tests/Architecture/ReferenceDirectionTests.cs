using Shouldly;
using Xunit;

namespace Supervisor.Tests.Architecture;

public sealed class ReferenceDirectionTests
{
    /// <summary>
    /// Which projects each may know. Arrows point one way: the core knows nothing of what implements its ports, and
    /// what implements them does not know each other.
    /// </summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Supervisor.Contracts"] = [],
        ["Supervisor.Actors"] = [],
        ["Supervisor.Supervision"] = ["Supervisor.Actors", "Supervisor.Contracts", "Supervisor.Fleet"],
        ["Supervisor.Sqlite"] = [],
        ["Supervisor.Journal"] = ["Supervisor.Supervision", "Supervisor.Sqlite"],
        ["Supervisor.Runtimes"] = ["Supervisor.Supervision"],
        // It outlives the daemon, so it knows nothing of it.
        ["Supervisor.Guard"] = ["Supervisor.Contracts"],
        // What it takes to prove oneself to a cluster, for its nodes and for people: pbm needs it, and nothing else of a node.
        ["Supervisor.Trust"] = ["Supervisor.Contracts", "Supervisor.Fleet"],
        ["Supervisor.Cluster"] = ["Supervisor.Supervision", "Supervisor.Sqlite", "Supervisor.Trust"],
        ["Supervisor.Fleet"] = ["Supervisor.Contracts"],
        ["Supervisor.Agent"] = ["Supervisor.Contracts"],
        ["Supervisor.Cli"] = ["Supervisor.Contracts", "Supervisor.Fleet", "Supervisor.Trust"],
        // The composition root: it alone sees everything.
        ["Supervisor.Node"] = [.. SourceTree.Projects.Select(project => project.Name)],
    };

    public static TheoryData<string> Projects => [.. SourceTree.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhatItMayKnow(string name)
    {
        Allowed.ShouldContainKey(name, $"{name} is new: decide what it may know, and give it a row in this test.");

        var project = SourceTree.Projects.Single(project => project.Name == name);
        project
            .References.Except(Allowed[name], StringComparer.Ordinal)
            .ShouldBeEmpty($"{name} must not know these; it may know {Listed(Allowed[name])}.");
    }

    [Fact]
    public void Program_IsReferencedByNoOther()
    {
        var known = SourceTree.Projects.SelectMany(project => project.References).ToList();

        known.ShouldNotContain("Supervisor.Node");
        known.ShouldNotContain("Supervisor.Cli");
    }

    private static string Listed(string[] names) => names.Length == 0 ? "no other project" : string.Join(", ", names);
}
