using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Probing;

namespace Supervisor.Runtimes.Docker.Images.Credentials;

/// <summary>A program <c>docker-credential-NAME</c> of the user's, asked for what it knows by Docker's protocol.</summary>
internal sealed class CredentialHelper(UserSurroundings user, TimeProvider time)
{
    private const string Prefix = "docker-credential-";

    /// <summary>The user's name when the secret is a token that the registry gave out, and no password.</summary>
    private const string TokenUser = "<token>";

    /// <summary>The helper says so in these words and by no exit code of its own.</summary>
    private const string NothingKnown = "credentials not found";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task<Outcome<FoundLogin>> AskAsync(string name, string server, CancellationToken cancellation)
    {
        using var timeUp = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, cancellation);
        try
        {
            var said = await RunAsync(Prefix + name, server, either.Token);
            return said.ExitCode == 0 ? Login(name, server, said.Output) : Refusal(name, server, said.Output);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Bad(name, server, $"It has said nothing within {DurationText.Format(Limit)}.");
        }
        catch (JsonException)
        {
            // Its own words are not shown: they may be the secret.
            return Bad(name, server, "It answered something that is not JSON.");
        }
        catch (Exception cause) when (cause is Win32Exception or IOException)
        {
            return Bad(name, server, OneLine.Of(cause.Message));
        }
    }

    private static Outcome<FoundLogin> Login(string name, string server, string output)
    {
        if (JsonSerializer.Deserialize(output, DockerFilesJson.Default.HelperAnswer) is not { } answer)
        {
            return Bad(name, server, "It said nothing that it has to say.");
        }

        var isToken = answer.Username == TokenUser;
        return new FoundLogin(
            new RegistryLogin
            {
                Server = server,
                User = isToken ? null : answer.Username,
                Password = isToken ? null : answer.Secret,
                IdentityToken = isToken ? answer.Secret : null,
            }
        );
    }

    private static Outcome<FoundLogin> Refusal(string name, string server, string output) =>
        output.Contains(NothingKnown, StringComparison.OrdinalIgnoreCase)
            ? FoundLogin.None
            : Bad(name, server, OneLine.Of(output));

    private async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        string server,
        CancellationToken cancellation
    )
    {
        using var process = Process.Start(StartOf(program)) ?? throw new IOException($"{program} did not start.");
        try
        {
            await AskAsync(process.StandardInput, server, cancellation);
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            var said = await output;
            return (process.ExitCode, said.Length > 0 ? said : await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task AskAsync(StreamWriter input, string server, CancellationToken cancellation)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(server.AsMemory(), cancellation);
            }
        }
        catch (IOException)
        {
            // One that answers without having been asked is judged by its answer.
        }
    }

    private ProcessStartInfo StartOf(string program)
    {
        var start = new ProcessStartInfo(OnPath(program) ?? program, ["get"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in user.Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>On the user's own path, which need not be ours.</summary>
    private string? OnPath(string program) =>
        (user["PATH"] ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(directory =>
                new[] { Path.Combine(directory, program), Path.Combine(directory, $"{program}.exe") }
            )
            .FirstOrDefault(File.Exists);

    private static OperatorError Bad(string name, string server, string why) =>
        new(
            EngineErrorCodes.BadCredentials,
            $"The credential helper {Prefix}{name} gave no credentials for {server}.",
            why,
            $"Try it: echo {server} | {Prefix}{name} get"
        );
}
