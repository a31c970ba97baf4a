using System.Text.Json.Nodes;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>A real daemon that is one node of several, and an operator on its machine.</summary>
internal sealed class ClusterNode(string name, string[] place) : IAsyncDisposable
{
    private readonly Scratch _scratch = new();
    private Daemon? _daemon;

    public Daemon Daemon => _daemon ?? throw new InvalidOperationException($"{name} was not started.");

    public string Data => _scratch.Data;

    /// <summary>Starts it, or starts it again.</summary>
    public async Task StartAsync(params string[] more)
    {
        if (_daemon is not null)
        {
            await _daemon.DisposeAsync();
        }

        _daemon = Daemon.Begin(_scratch, Programs.Start(Programs.Supervisor, Arguments(more), _scratch.Home));
        await _daemon.ExpectAsync("is ready at");
    }

    /// <summary>Runs a daemon on its data directory that is expected to refuse to start.</summary>
    public Task<ProgramResult> RefusedAsync(params string[] more) =>
        ProgramResult.OfAsync(Programs.Start(Programs.Supervisor, Arguments(more), _scratch.Home));

    /// <summary>Makes it, before its first start, a node of the other's cluster.</summary>
    public void Enrol(ClusterNode other)
    {
        Directory.CreateDirectory(Path.Combine(Data, "secrets"));
        File.Copy(Path.Combine(other.Data, "secrets", "key"), Path.Combine(Data, "secrets", "key"));
        var identity = JsonNode.Parse(File.ReadAllText(Path.Combine(other.Data, "identity.json")))!;
        identity["node"] = Guid.NewGuid().ToString("N");
        identity["name"] = name;
        File.WriteAllText(Path.Combine(Data, "identity.json"), identity.ToJsonString());
        foreach (var path in (string[])[Data, Path.Combine(Data, "secrets")])
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public Task<ProgramResult> PbmAsync(params string[] arguments) => PbmProgram.RunAsync(_scratch, arguments);

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

        _scratch.Dispose();
    }

    private string[] Arguments(string[] more) =>
        ["--data-dir", Data, "--listen", "127.0.0.1:0", "--node", name, .. place, .. more];
}
