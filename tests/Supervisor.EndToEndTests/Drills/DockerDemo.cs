using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>The demo in containers as a person at a terminal has it: <c>build.sh run --docker</c>, pbm and docker.</summary>
internal sealed partial class DockerDemo : IAsyncDisposable
{
    private const string Data = "docker-demo";

    private readonly RunningDemo _demo;

    private DockerDemo(RunningDemo demo) => _demo = demo;

    public string Said => _demo.Said;

    public static string EnginePid { get; } = RunningDemo.InArtifacts("docker-engine/docker.pid");

    /// <summary>The first time it makes its image, which takes a while of its own.</summary>
    public static async Task<DockerDemo> StartAsync() => new(await RunningDemo.StartAsync(Data, "--docker"));

    public static Task<int> DaemonPidAsync() => PidAsync(RunningDemo.InArtifacts($"{Data}/lock"));

    /// <summary>Not by .NET's files, which lock what they read: the daemon holds its own locked.</summary>
    public static async Task<int> PidAsync(string file)
    {
        var read = await ProgramResult.OfAsync(Programs.Start("cat", [file], Path.GetTempPath()));
        return int.Parse(read.Out, CultureInfo.InvariantCulture);
    }

    public Task<IReadOnlyDictionary<string, JsonElement>> AgentsAsync() => _demo.AgentsAsync();

    public async Task<string> DockerAsync(params string[] words)
    {
        var start = _demo.Program("docker", words);
        start.Environment["DOCKER_HOST"] = Host().Match(Said).Groups["host"].Value;
        var ran = await ProgramResult.OfAsync(start);
        ran.Exit.ShouldBe(0, ran.Error);
        return ran.Out.Trim();
    }

    public Task<int> EndAsync() => _demo.EndAsync();

    public ValueTask DisposeAsync() => _demo.DisposeAsync();

    [GeneratedRegex("export DOCKER_HOST=(?<host>.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Host();
}
