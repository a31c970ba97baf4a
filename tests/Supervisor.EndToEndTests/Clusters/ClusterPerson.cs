using System.Diagnostics;
using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>Somebody on a machine of his own, which has no daemon.</summary>
internal sealed class ClusterPerson(string name) : IDisposable
{
    private readonly Scratch _scratch = new();

    public string Name => name;

    /// <summary>What he has for a certificate, as it is kept.</summary>
    public JsonNode Login => JsonNode.Parse(File.ReadAllText(LoginFile))!;

    public string LoginFile => Path.Combine(_scratch.Home, ".config", "supervisor", "login.json");

    /// <summary>With a token that a node makes for the role, from standard input.</summary>
    public async Task LogInAsync(ClusterNode node, string role)
    {
        var result = await LogInAsync(await TokenAsync(node, role));
        result.Exit.ShouldBe(0, result.Error);
        result.Out.ShouldContain($"You are {name} in the cluster home, with the role {role}.");
    }

    public Task<ProgramResult> LogInAsync(string token) =>
        ProgramResult.OfAsync(Start("login", "-", "--as", name), token);

    public static async Task<string> TokenAsync(ClusterNode node, string role)
    {
        var invited = await node.PbmAsync("cluster", "invite", "--role", role);
        invited.Exit.ShouldBe(0, invited.Error);
        return invited.Out;
    }

    /// <summary>Asks that node.</summary>
    public Task<ProgramResult> AskAsync(ClusterNode node, params string[] arguments) =>
        ProgramResult.OfAsync(Start([node.Links, .. arguments]));

    public ProcessStartInfo Start(params string[] arguments) => Programs.Start(Programs.Pbm, arguments, _scratch.Home);

    public void Dispose() => _scratch.Dispose();
}
