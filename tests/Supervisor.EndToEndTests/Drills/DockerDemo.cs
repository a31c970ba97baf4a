using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>The demo in containers as a person at a terminal has it: <c>build.sh run --docker</c>, pbm and docker.</summary>
internal sealed partial class DockerDemo : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Transcript _said = new();
    private readonly Task _reading;

    private DockerDemo(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public string Said => _said.Text;

    public static string EnginePid { get; } = Path.Combine(Root, "artifacts", "docker-engine", "docker.pid");

    private static string Data => Path.Combine(Root, "artifacts", "docker-demo");

    public static async Task<DockerDemo> StartAsync()
    {
        // A shell without job control has what it starts ignore Ctrl+C, which is what ends the demo.
        string[] line = ["--default-signal=INT", Path.Combine(Root, "build.sh"), "run", "--docker"];
        var start = new ProcessStartInfo("env", line)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SUPERVISOR_LISTEN"] = "127.0.0.1:0";
        var demo = new DockerDemo(Process.Start(start)!);
        // The first time it makes its image, which takes a while of its own.
        await demo._said.ExpectAsync("The shipped fleet starts");
        await demo._said.ExpectAsync("are ready after");
        await demo._said.ExpectAsync("Ctrl+C stops the fleet");
        return demo;
    }

    public static Task<int> DaemonPidAsync() => PidAsync(Path.Combine(Data, "lock"));

    /// <summary>Not by .NET's files, which lock what they read: the daemon holds its own locked.</summary>
    public static async Task<int> PidAsync(string file) =>
        int.Parse((await ProgramResult.OfAsync(Program("cat", file))).Out, CultureInfo.InvariantCulture);

    /// <summary>By name; empty while no daemon answers.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> AgentsAsync()
    {
        var listed = await ProgramResult.OfAsync(Program(Programs.Pbm, "agent", "list", "-o", "json"));
        return listed.Exit == 0
            ? JsonDocument
                .Parse(listed.Out)
                .RootElement.EnumerateArray()
                .ToDictionary(row => FleetWorld.Text(row, "name"))
            : new Dictionary<string, JsonElement>(StringComparer.Ordinal);
    }

    public async Task<string> DockerAsync(params string[] words)
    {
        var start = Program("docker", words);
        start.Environment["DOCKER_HOST"] = Host().Match(Said).Groups["host"].Value;
        var ran = await ProgramResult.OfAsync(start);
        ran.Exit.ShouldBe(0, ran.Error);
        return ran.Out.Trim();
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

    private static ProcessStartInfo Program(string program, params string[] words)
    {
        var start = Programs.Start(program, words, Path.GetTempPath());
        start.Environment["SUPERVISOR_DATA_DIR"] = Data;
        return start;
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

    [GeneratedRegex("export DOCKER_HOST=(?<host>.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Host();
}
