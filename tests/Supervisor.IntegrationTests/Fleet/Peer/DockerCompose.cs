using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Supervisor.IntegrationTests.Fleet.Peer;

/// <summary>Debian's <c>docker-compose</c>, which says what it makes of each case. Without it tests are skipped.</summary>
public sealed class DockerCompose : IAsyncLifetime
{
    private const string Program = "/usr/bin/docker-compose";
    private const string Version = "1.29";

    private string? _whyNot;
    private JsonElement _answer;

    public async ValueTask InitializeAsync()
    {
        _whyNot = await WhyNotAsync();
        if (_whyNot is null)
        {
            _answer = JsonDocument.Parse(await RunAsync("/usr/bin/python3", Question(), Script)).RootElement;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void SkipUnlessThere() => Assert.SkipWhen(_whyNot is not null, _whyNot ?? "");

    /// <summary>What <c>docker-compose config</c> prints.</summary>
    internal string ConfigOf(PeerCase @case) => _answer.GetProperty("configs").GetProperty(@case.Name).GetString()!;

    /// <summary>A command's line, split as the peer splits it before it is run.</summary>
    internal IReadOnlyList<string> WordsOf(string line) =>
        [.. _answer.GetProperty("splits").GetProperty(line).EnumerateArray().Select(word => word.GetString()!)];

    private static string Script => Path.Combine(AppContext.BaseDirectory, "Fleet", "Peer", "docker_compose_config.py");

    private static string Question() =>
        JsonSerializer.Serialize(
            new
            {
                project = PeerCase.Project,
                cases = PeerCase
                    .Names.Select(name => new PeerCase(name))
                    .ToDictionary(
                        @case => @case.Name,
                        @case => new { directory = @case.Directory, files = @case.Files },
                        StringComparer.Ordinal
                    ),
            }
        );

    private static async Task<string?> WhyNotAsync()
    {
        if (!File.Exists(Program))
        {
            return "docker-compose is not installed (Debian: apt-get install docker-compose).";
        }

        var version = await RunAsync(Program, "", "version", "--short");
        return version.StartsWith(Version, StringComparison.Ordinal)
            ? null
            : $"The peer is docker-compose {Version}, and here is {version.Trim()}.";
    }

    /// <summary>In an environment that sets nothing, so that what is unset in a case is unset here.</summary>
    private static async Task<string> RunAsync(string program, string input, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', words)}: {await errors}");
    }
}
