using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;

namespace Supervisor.Fleet.Compose.Services;

/// <summary><c>restart</c>, or the same said in Swarm's words.</summary>
internal static class RestartBinder
{
    private const string Always = "always";

    public static string? Bind(Cursor service, BindingContext context)
    {
        var (restart, policy) = (service["restart"], service["deploy"]["restart_policy"]);
        var (written, translated) = (restart.Text, Translated(policy));
        if (written is not null && translated is not null && written != translated)
        {
            var message = $"'{restart.Path}' says {written} where '{policy.Path}' says {translated}.";
            context.ReportConflict(restart, policy, message);
        }

        return written ?? translated ?? (policy.IsPresent ? Always : null);
    }

    private static string? Translated(Cursor policy) =>
        policy["condition"].Setting switch
        {
            "none" => "no",
            "on-failure" => policy["max_attempts"].Number is { } times
                ? $"{RestartText.OnFailure}:{times}"
                : RestartText.OnFailure,
            "any" => Always,
            _ => null,
        };
}
