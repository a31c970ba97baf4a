namespace Supervisor.Runtimes.Docker.Images.Credentials;

/// <summary>What a credential helper says to <c>get</c>.</summary>
internal sealed record HelperAnswer(string? Username, string? Secret)
{
    public override string ToString() => $"{Username}";
}
