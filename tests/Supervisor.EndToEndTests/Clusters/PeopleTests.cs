using System.Diagnostics;
using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>People on other machines, with real daemons.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private const string Fleet = """
        x-supervisor: { node: pc2 }
        services: { web: { x-supervisor: { agents: { web: { command: [sleep, "1000"] } } } } }
        """;

    private readonly Scratch _shared = new();
    private readonly ClusterPerson _ann = new("ann");
    private readonly ClusterPerson _bob = new("bob");
    private ClusterNode _first = null!;
    private ClusterNode _second = null!;

    public async ValueTask InitializeAsync()
    {
        _first = new ClusterNode("mainpc", "--cluster", "home", "--coordination", _shared.File("shared.db"));
        _second = new ClusterNode("pc2");
        await _first.StartAsync();
        await _second.JoinAsync(_first);
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        _ann.Dispose();
        _bob.Dispose();
        _shared.Dispose();
    }

    [Fact]
    public async Task People_DoWhatTheirRolesAllow_AtAnyNode_UntilTheyAreRemoved()
    {
        (await _first.PbmAsync("fleet", "up", _first.Write("fleet.yaml", Fleet))).Exit.ShouldBe(0);
        await _ann.LogInAsync(_first, "operator");
        await _bob.LogInAsync(_first, "viewer");
        File.GetUnixFileMode(_ann.LoginFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await MayAsync();
        await MayNotAsync();
        await AreRemovedAsync();
    }

    /// <summary>By any node, for an agent on any other.</summary>
    private async Task MayAsync()
    {
        await Until.HoldsAsync(
            async () =>
                (await _bob.AskAsync(_first, "agent", "show", "web@pc2")).Out.Contains(
                    "ready",
                    StringComparison.Ordinal
                ),
            "bob sees that the agent is ready"
        );
        var who = JsonNode.Parse((await _ann.AskAsync(_second, "whoami", "-o", "json")).Out)!.AsArray().Single()!;
        ((string)who["name"]!, (string)who["role"]!, (string)who["node"]!).ShouldBe(("ann", "operator", "pc2"));
        var restarted = await _ann.AskAsync(_first, "agent", "restart", "web@pc2");
        restarted.Exit.ShouldBe(0, restarted.Error);

        var there = await _second.PbmAsync("cluster", "audit");
        there.Out.ShouldContain("ann by way of mainpc");
    }

    private async Task MayNotAsync()
    {
        var before = await PidAsync();

        foreach (
            var (person, command) in ((ClusterPerson, string)[])
                [
                    (_bob, "agent restart web@pc2"),
                    (_bob, "fleet freeze"),
                    (_bob, "cluster audit"),
                    (_ann, "fleet up " + _first.Write("empty.yaml", "services: {}")),
                    (_ann, "cluster invite"),
                    (_ann, "cluster give-role ann admin"),
                    (_ann, "cluster remove-person bob"),
                    (_ann, "node stop"),
                ]
        )
        {
            var refused = await person.AskAsync(_first, command.Split(' '));
            refused.Exit.ShouldBe(4, $"{person.Name}: {command}");
            refused.Error.ShouldContain("needs the role");
        }

        (await PidAsync()).ShouldBe(before);
        (await RolesAsync()).ShouldBe("ann operator, bob viewer");
        var refusals = (await AuditAsync()).Where(entry =>
            entry.Contains("access.role-too-low", StringComparison.Ordinal)
        );
        refusals.Count().ShouldBe(8);
    }

    /// <summary>Also on what they have open.</summary>
    private async Task AreRemovedAsync()
    {
        using var stream = Process.Start(_ann.Start(_second.Links, "events", "-f"))!;
        await Patience.For(stream.StandardOutput.ReadLineAsync(), "an event", () => "nothing");

        (await _first.PbmAsync("cluster", "remove-person", "ann")).Exit.ShouldBe(0);

        await Patience.ForEndOf(stream, () => "the stream goes on");
        stream.ExitCode.ShouldBe(3);
        (await _ann.AskAsync(_second, "node", "show")).Error.ShouldContain("The cluster turns away the person ann");
        (await _first.PbmAsync("cluster", "give-role", "bob", "operator")).Exit.ShouldBe(0);
        await Until.HoldsAsync(
            async () => (await _bob.AskAsync(_second, "fleet", "freeze", "lunch")).Exit == 0,
            "bob is an operator at the other node as well"
        );
        (await RolesAsync()).ShouldBe("bob operator");
    }

    private async Task<string> PidAsync() =>
        string.Join(
            ' ',
            (await _second.ListAsync("agent", "list")).Select(agent => $"{agent!["name"]} {agent["pid"]}")
        );

    private async Task<string> RolesAsync() =>
        string.Join(
            ", ",
            (await _first.ListAsync("cluster", "people")).Select(person => $"{person!["name"]} {person["role"]}")
        );

    private async Task<string[]> AuditAsync() =>
        (await _first.PbmAsync("cluster", "audit", "-o", "json")).Out.Split('\n');
}
