using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class LabelBinder
{
    public static ValueMap<string> Bind(Cursor service) => PairsBinder.BindTexts(service["labels"]);
}
