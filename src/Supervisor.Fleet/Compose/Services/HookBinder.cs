using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class HookBinder
{
    public static ValueList<HookModel> Bind(Cursor hooks, BindingContext context) =>
        hooks
            .Items.Select(hook => new HookModel(ListBinder.Command(hook["command"]) ?? [])
            {
                User = hook["user"].Setting,
                Privileged = hook["privileged"].Flag ?? false,
                WorkingDirectory = hook["working_dir"].Setting,
                Environment = EnvironmentBinder.Resolved(PairsBinder.Bind(hook["environment"]), context),
            })
            .ToValueList();
}
