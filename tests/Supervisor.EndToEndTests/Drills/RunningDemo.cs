using System.Diagnostics;
using System.Text.Json;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>A demo as a person at a terminal has it: <c>build.sh run</c>, and pbm in another terminal.</summary>
internal sealed class RunningDemo : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Transcript _said = new();
    private readonly Task _reading;
    private readonly string _data;

    private RunningDemo(Process process, string data)
    {
        (_process, _data) = (process, data);
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public string Said => _said.Text;

    /// <summary>Starts it, and waits until the fleet is up.</summary>
    /// <param name="data">The data directory of the node whose operator that is, in the artifacts.</param>
    /// <param name="words">Behind <c>build.sh run</c>.</param>
    public static async Task<RunningDemo> StartAsync(string data, params string[] words)
    {
        // A shell without job control has what it starts ignore Ctrl+C, which is what ends the demo.
        string[] line = ["--default-signal=INT", Path.Combine(Root, "build.sh"), "run", .. words];
        var start = new ProcessStartInfo("env", line)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SUPERVISOR_LISTEN"] = "127.0.0.1:0";
        var demo = new RunningDemo(Process.Start(start)!, InArtifacts(data));
        await demo.ExpectAsync("The shipped fleet starts");
        await demo.ExpectAsync("are ready after");
        await demo.ExpectAsync("Ctrl+C stops the fleet");
        return demo;
    }

    public static string InArtifacts(string path) => Path.Combine(Root, "artifacts", path);

    public Task ExpectAsync(string text) => _said.ExpectAsync(text);

    public Task<ProgramResult> PbmAsync(params string[] words) => ProgramResult.OfAsync(Program(Programs.Pbm, words));

    /// <summary>By name; empty while no daemon answers. Of one that may move two nodes tell while it is not settled who has it.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> AgentsAsync()
    {
        var listed = await PbmAsync("agent", "list", "-o", "json");
        return listed.Exit == 0
            ? JsonDocument
                .Parse(listed.Out)
                .RootElement.EnumerateArray()
                .GroupBy(row => FleetWorld.Text(row, "name"), StringComparer.Ordinal)
                .ToDictionary(rows => rows.Key, rows => rows.First(), StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>(StringComparer.Ordinal);
    }

    public ProcessStartInfo Program(string program, params string[] words)
    {
        var start = Programs.Start(program, words, Path.GetTempPath());
        start.Environment["SUPERVISOR_DATA_DIR"] = _data;
        return start;
    }

    /// <summary>As Ctrl+C does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        Posix.Signal(_process.Id, Posix.SigInt);
        await Patience.ForEndOf(_process, () => Said);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await EndAsync();
        }

        await _reading;
        _process.Dispose();
    }

    private static string Above(string path) =>
        File.Exists(Path.Combine(path, "Supervisor.sln")) ? path : Above(Path.GetDirectoryName(path)!);

    private async Task ReadAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            _said.Append(line + "\n");
        }
    }
}
