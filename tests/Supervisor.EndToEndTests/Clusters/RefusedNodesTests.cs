using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>Each is told one sentence, and nothing is changed by it.</summary>
public sealed class RefusedNodesTests
{
    [Fact]
    public async Task Token_ThatIsMistypedUsedOrForAPerson_AdmitsNobody()
    {
        await using var world = await ClusterWorld.StartAsync(withNodes: false);
        var first = world.Add(ClusterWorld.First);
        await first.StartAsync();
        var used = await first.InviteAsync();
        (await JoinOnceAsync(world.Add(ClusterWorld.Second, []), used)).ShouldBeTrue();
        var third = world.Add("pc3", []);
        var ofPerson = (await first.PbmAsync("cluster", "invite", "--role", "viewer")).Out.Trim();

        (await third.RefusedAsync("join")).Error.ShouldContain("A token is missing");
        (await third.RefusedAsync("join", "hello")).Error.ShouldContain("This is no token");
        (await third.RefusedAsync("join", used[..^1])).Error.ShouldContain("The token is mistyped or cut off");
        (await third.RefusedAsync("join", used)).Error.ShouldContain("The token was used already");
        (await third.RefusedAsync("join", ofPerson)).Error.ShouldContain("The token is for a person");

        (await first.NodesAsync()).Keys.Order().ShouldBe([ClusterWorld.First, ClusterWorld.Second]);
        first.Daemon.Log.ShouldContain("was refused: The token was used already");
    }

    [Fact]
    public async Task Node_UnderANameThatLives_OrThatIsNotReachedBack_IsRefused_AndItsTokenIsStillGood()
    {
        await using var world = await ClusterWorld.StartAsync(withNodes: false);
        var first = world.Add(ClusterWorld.First);
        await first.StartAsync();
        var token = await first.InviteAsync();

        (await world.Add(ClusterWorld.First, []).RefusedAsync("join", token)).Error.ShouldContain(
            "The name mainpc belongs to another node"
        );
        (
            await world.Add(ClusterWorld.Second, []).RefusedAsync("join", token, "--advertise", "127.0.0.1:1")
        ).Error.ShouldContain("The member cannot reach the node that joins");

        (await JoinOnceAsync(world.Add(ClusterWorld.Second, []), token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Cluster_WhereAnotherIsFounded_IsNotFounded_AndTheNodeGoesOnAlone()
    {
        await using var world = await ClusterWorld.StartAsync(withNodes: false);
        await world.Add(ClusterWorld.First).StartAsync();
        var second = world.Add(ClusterWorld.Second);
        await second.StartAloneAsync(
            "--fleet",
            second.Write(
                "fleet.yaml",
                "services: { web: { x-supervisor: { agents: { web: { command: [sleep, '100'] } } } } }"
            )
        );
        await second.Daemon.StopAsync(Posix.SigTerm);

        (await second.RefusedAsync()).Error.ShouldContain("Coordination holds the cluster home already");

        await second.StartAloneAsync();
        (await second.AgentsAsync()).Keys.ShouldBe(["web"]);
        (
            await second.PbmAsync(
                "fleet",
                "up",
                second.Write(
                    "more.yaml",
                    "services: { db: { x-supervisor: { agents: { db: { command: [sleep, '100'] } } } } }"
                )
            )
        ).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Copy_OfADataDirectoryWhoseDaemonLives_IsRefused()
    {
        await using var world = await ClusterWorld.StartAsync(withNodes: false);
        var first = world.Add(ClusterWorld.First);
        await first.StartAsync();
        var copy = world.Add(ClusterWorld.First, []);
        Directory.CreateDirectory(Path.Combine(copy.Data, "cluster"));
        foreach (
            var file in (string[])
                [
                    "identity.json",
                    .. Directory
                        .GetFiles(Path.Combine(first.Data, "cluster"))
                        .Select(path => Path.Combine("cluster", Path.GetFileName(path))),
                ]
        )
        {
            File.Copy(Path.Combine(first.Data, file), Path.Combine(copy.Data, file));
        }

        File.SetUnixFileMode(copy.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        (await copy.RefusedAsync()).Error.ShouldContain("Another daemon lives as the node 'mainpc'");

        (await first.NodesAsync()).ShouldContainKeyAndValue("mainpc", "up");
    }

    private static async Task<bool> JoinOnceAsync(ClusterNode node, string token)
    {
        await node.JoinAsync(token);
        return node.Daemon.IsRunning;
    }
}
