using System.Text;
using Supervisor.Fleet.Findings;

namespace Supervisor.Cli.Fleet;

/// <summary>
/// Findings as people read them: the place first, as compilers write it, so that editors and terminals can jump there.
/// </summary>
internal static class FindingsText
{
    public static string Of(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            text.AppendLine($"{finding.Place}: {FindingsJson.Of(finding.Kind.Severity)} {finding.Kind.Code}")
                .AppendLine($"  {finding.Message}")
                .AppendLine($"  {finding.Remedy}")
                .AppendLine();
        }

        return text.ToString();
    }

    /// <summary><c>2 errors, 1 warning</c></summary>
    public static string Count(IReadOnlyList<Finding> findings)
    {
        var errors = findings.Count(finding => finding.Kind.Severity is Severity.Error);
        var warnings = findings.Count - errors;
        return $"{Counted(errors, "error")}, {Counted(warnings, "warning")}";
    }

    public static string Counted(int count, string what) =>
        count switch
        {
            0 => $"no {what}s",
            1 => $"1 {what}",
            _ => $"{count} {what}s",
        };
}
