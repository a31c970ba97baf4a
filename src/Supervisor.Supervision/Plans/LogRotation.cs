using System.Globalization;
using Supervisor.Fleet.Naming;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>When logs are cut, by the options of Docker's own driver, so that one file says it for containers and processes.</summary>
internal static class LogRotation
{
    internal const string SizeOption = "max-size";
    internal const string CountOption = "max-file";

    private const string Never = "-1";

    internal static LogDefinition Of(FleetMember group, List<PlanError> errors)
    {
        var (options, log) = (group.Group.Service.Logging?.Options, LogDefinition.Usual);
        if (options is null)
        {
            return log;
        }

        if (options.TryGet(SizeOption, out var size))
        {
            log = Bytes(size) is { } bytes ? log with { SegmentBytes = bytes } : Refused(SizeOption, size);
        }

        if (options.TryGet(CountOption, out var count))
        {
            var isCount = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var segments);
            log = isCount && segments > 0 ? log with { Segments = segments } : Refused(CountOption, count);
        }

        return log;

        LogDefinition Refused(string option, string text)
        {
            errors.Add(PlanErrors.Rotation(group, option, text));
            return log;
        }
    }

    /// <summary>Null: no size. Docker counts log files in thousands, not in 1,024s.</summary>
    private static long? Bytes(string text)
    {
        if (text.Trim() == Never)
        {
            return LogDefinition.Unlimited;
        }

        var number = text.Trim().TrimEnd('b', 'B');
        var factor = number is [.., var unit] ? Factor(unit) : 1;
        var digits = factor == 1 ? number : number[..^1];
        return
            long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && count <= LogDefinition.Unlimited / factor
            ? count * factor
            : null;
    }

    private static long Factor(char unit) =>
        char.ToLowerInvariant(unit) switch
        {
            'k' => 1_000,
            'm' => 1_000_000,
            'g' => 1_000_000_000,
            _ => 1,
        };
}
