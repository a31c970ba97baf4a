using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class HealthBinder
{
    private const string Shell = "CMD-SHELL";

    public static HealthTest? Bind(Cursor health)
    {
        if (!health.IsPresent)
        {
            return null;
        }

        ValueList<string> test = health["test"].Setting is { } line ? [Shell, line] : ListBinder.Texts(health["test"]);
        var isDisabled = health["disable"].Flag is true || test is ["NONE", ..];
        return isDisabled ? new HealthTest([]) { IsDisabled = true } : Bind(health, test);
    }

    private static HealthTest Bind(Cursor health, ValueList<string> test) =>
        new(test)
        {
            Interval = health["interval"].Duration,
            Timeout = health["timeout"].Duration,
            StartPeriod = health["start_period"].Duration,
            StartInterval = health["start_interval"].Duration,
            Retries = health["retries"].Number,
        };
}
