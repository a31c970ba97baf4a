using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing.Trees;

internal static class LifeTrees
{
    public static TreeNode Of(DependencyModel dependency) =>
        new MapBuilder()
            .Text("condition", ConditionOf(dependency.Condition))
            .Flag("required", dependency.Required ? null : false)
            .Switch("restart", dependency.Restart)
            .Build();

    public static MapBuilder Of(HealthTest health) =>
        new MapBuilder()
            .Switch("disable", health.IsDisabled)
            .Texts("test", health.Test)
            .Duration("interval", health.Interval)
            .Duration("timeout", health.Timeout)
            .Number("retries", health.Retries)
            .Duration("start_period", health.StartPeriod)
            .Duration("start_interval", health.StartInterval);

    public static TreeNode Of(HookModel hook) =>
        new MapBuilder()
            .Add("command", Nodes.Texts(hook.Command))
            .Text("user", hook.User)
            .Switch("privileged", hook.Privileged)
            .Text("working_dir", hook.WorkingDirectory)
            .Add("environment", hook.Environment.Count == 0 ? null : ServiceTrees.Variables(hook.Environment))
            .Build();

    private static string ConditionOf(DependencyCondition condition) =>
        condition switch
        {
            DependencyCondition.Healthy => "service_healthy",
            DependencyCondition.CompletedSuccessfully => "service_completed_successfully",
            _ => "service_started",
        };
}
