using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Environment;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

/// <summary>Of files, then of the service.</summary>
internal static class LabelBinder
{
    public static ValueMap<string> Bind(Cursor service, BindingContext context)
    {
        var file = service["label_file"];
        return ListBinder
            .TextOrTexts(file)
            .SelectMany(path => context.Variables.Read(path, EnvFormat.Compose, file))
            .Concat(PairsBinder.BindTexts(service["labels"]))
            .ToValueMap();
    }
}
