using Supervisor.Fleet.Model.Services;

namespace Supervisor.Supervision.Plans;

/// <summary>What runs in a container, as it is hashed.</summary>
internal static class ProgramText
{
    internal static void Add(CanonicalText text, ServiceModel service)
    {
        text.Add("image", service.Image);
        text.Add("platform", service.Platform);
        text.Add("runtime", service.Runtime);
        text.Add("name", service.ContainerName);
        text.AddList("command", service.Command);
        text.AddList("entrypoint", service.Entrypoint);
        foreach (var (name, value) in service.Environment)
        {
            text.Add(value is null ? "unset" : "set", [name, value ?? ""]);
        }

        text.AddPairs("label", service.Labels);
        text.AddPairs("annotation", service.Annotations);
        text.Add("user", service.User);
        text.Add("directory", service.WorkingDirectory);
        text.Add("init", service.Init);
        text.Add("tty", service.Tty);
        text.Add("stdin", service.StdinOpen);
        AddLogging(text, service.Logging);
        AddHealth(text, service.Health);
    }

    private static void AddLogging(CanonicalText text, LoggingModel? logging)
    {
        if (logging is not null)
        {
            text.Add("log", [logging.Driver ?? ""]);
            text.AddPairs("log-option", logging.Options);
        }
    }

    private static void AddHealth(CanonicalText text, HealthTest? health)
    {
        if (health is null)
        {
            return;
        }

        text.AddList("health", health.Test);
        text.Add("health-disabled", health.IsDisabled ? true : null);
        text.Add("health-interval", health.Interval);
        text.Add("health-timeout", health.Timeout);
        text.Add("health-start", health.StartPeriod);
        text.Add("health-start-interval", health.StartInterval);
        text.Add("health-retries", health.Retries);
    }
}
