using System.Globalization;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>What is added to the published ports of a group.</summary>
internal static class PortOffset
{
    public const string Variable = "PORT_OFFSET";

    /// <summary>The service's own, before that of the project.</summary>
    public static int Of(GroupSite group) =>
        Own(group) is { } text ? Parsed(text) ?? 0 : group.Project.Model.PortOffset;

    public static string? Own(GroupSite group) =>
        group.Service.Environment.TryGet(Variable, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    public static int? Parsed(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset) ? offset : null;
}
