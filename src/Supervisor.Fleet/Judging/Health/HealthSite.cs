using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Health;

/// <summary>A health test that a file gives a container, and where.</summary>
internal sealed record HealthSite(GroupSite Group, HealthTest Health)
{
    public const string Shell = "CMD-SHELL";
    public const string Direct = "CMD";
    public const string Off = "NONE";

    public string Form => Health.Test is [var form, ..] ? form : "";

    public TreePath Path => Group.Path.Then("healthcheck");

    /// <summary>Of a test that a shell runs, the line; null of any other.</summary>
    public ShellLine? Line { get; } =
        Health.Test is [Shell, var line, ..] ? ShellLine.Parse(line)
        : Health.Test is [Direct, "sh" or "bash" or "/bin/sh" or "/bin/bash" or "ash" or "dash", "-c", var inner, ..]
            ? ShellLine.Parse(inner)
        : null;

    /// <summary>The words of every command of the test, whichever way it is run.</summary>
    public IEnumerable<ShellCommand> Commands =>
        Line?.Commands ?? (Health.Test is [Direct, _, ..] ? [new ShellCommand("", [.. Health.Test.Skip(1)])] : []);

    public static IEnumerable<HealthSite> All(Scene scene) =>
        from site in scene.Groups
        where site.Service.Health is { IsDisabled: false }
        select new HealthSite(site, site.Service.Health!);

    public Finding At(FindingKind kind, string key, string message, string remedy) =>
        Group.At(kind, Path.Then(key), message, remedy);
}
