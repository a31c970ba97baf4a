using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Network;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>A real daemon that is one node of several, and an operator on its machine.</summary>
/// <param name="place">Where the cluster agrees that it founds; empty: it is told by the token with which it joins.</param>
internal sealed class ClusterNode(string name, params string[] place) : IAsyncDisposable
{
    private readonly Scratch _scratch = new();
    private readonly ReservedPort _port = new();
    private Daemon? _daemon;

    public Daemon Daemon => _daemon ?? throw new InvalidOperationException($"{name} was not started.");

    public string Name => name;

    /// <summary>What it is started by, and what its operator asks with, from the next time on.</summary>
    public ProgramSet Programs { get; set; } = ProgramSet.Today;

    public string Data => _scratch.Data;

    public string Links => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port.Number}");

    /// <summary>The container engine that its daemon is to use, as <c>DOCKER_HOST</c>; null: whichever it finds.</summary>
    public string? Engine { get; init; }

    /// <summary>Starts it, or starts it again.</summary>
    public async Task StartAsync(params string[] more)
    {
        if (_daemon is not null)
        {
            await _daemon.DisposeAsync();
        }

        Begin([.. place, .. more]);
        await Daemon.ExpectAsync("is ready at");
    }

    /// <summary>Starts it as one that is in no cluster.</summary>
    public async Task StartAloneAsync(params string[] more)
    {
        Begin(Describe([.. more, .. Alone]));
        await Daemon.ExpectAsync("is ready at");
    }

    /// <summary>Starts it as one that joins the other's cluster.</summary>
    public async Task JoinAsync(ClusterNode other) => await JoinAsync(await other.InviteAsync());

    public async Task JoinAsync(string token)
    {
        Begin(["join", token]);
        await Daemon.ExpectAsync("is ready at");
    }

    public async Task<string> InviteAsync()
    {
        var invited = await PbmAsync("cluster", "invite");
        invited.Exit.ShouldBe(0, invited.Error);
        return invited.Out.Trim();
    }

    /// <summary>Runs a daemon on its data directory that is expected to refuse to start.</summary>
    public Task<ProgramResult> RefusedAsync(params string[] words) =>
        ProgramResult.OfAsync(Describe(Arguments(words is [] ? place : words)));

    public Task<ProgramResult> PbmAsync(params string[] arguments) => PbmAsync(Programs, arguments);

    /// <summary>As an operator asks whose <c>pbm</c> may be of another version.</summary>
    public Task<ProgramResult> PbmAsync(ProgramSet programs, params string[] arguments) =>
        ProgramResult.OfAsync(PbmProgram.Start(programs.Pbm, _scratch, arguments));

    /// <summary>How an operator on its machine starts it, for who goes on with it.</summary>
    public ProcessStartInfo Pbm(params string[] arguments) => PbmProgram.Start(_scratch, arguments);

    public string PathOf(string file) => _scratch.File(file);

    /// <summary>The answer to a list, as programs read it.</summary>
    public async Task<JsonArray> ListAsync(params string[] arguments)
    {
        var result = await PbmAsync([.. arguments, "-o", "json"]);
        return result.Exit == 0 ? JsonNode.Parse(result.Out)!.AsArray() : [];
    }

    /// <summary>How it sees the nodes, by name.</summary>
    public async Task<Dictionary<string, string>> NodesAsync() =>
        (await ListAsync("cluster", "show")).ToDictionary(
            node => (string)node!["node"]!,
            node => (string)node!["state"]!,
            StringComparer.Ordinal
        );

    /// <summary>How its agents stand, by name.</summary>
    public async Task<Dictionary<string, string>> AgentsAsync() =>
        (await ListAsync("agent", "list")).ToDictionary(
            agent => (string)agent!["name"]!,
            agent => (string)agent!["state"]!,
            StringComparer.Ordinal
        );

    public string Write(string file, string text)
    {
        var path = _scratch.File(file);
        File.WriteAllText(path, text);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        if (_daemon is not null)
        {
            await _daemon.DisposeAsync();
        }

        _port.Dispose();
        _scratch.Dispose();
    }

    private string[] Alone => ["--data-dir", Data, "--listen", "127.0.0.1:0", "--node", name];

    private void Begin(string[] words) => Begin(Describe(Arguments(words)));

    private void Begin(ProcessStartInfo start)
    {
        if (Engine is not null)
        {
            start.Environment["DOCKER_HOST"] = Engine;
        }

        _daemon = Daemon.Begin(_scratch, start);
    }

    private ProcessStartInfo Describe(string[] arguments) =>
        Processes.Programs.Start(Programs.Supervisor, arguments, _scratch.Home);

    /// <param name="words">A verb first, if there is one.</param>
    private string[] Arguments(string[] words) => [.. words, .. Alone, "--link-listen", Links];
}
