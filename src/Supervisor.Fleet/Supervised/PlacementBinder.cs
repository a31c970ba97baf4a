using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose;
using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Supervised;

internal static class PlacementBinder
{
    private const string Movable = "movable";

    public static Placement Bind(Cursor placement)
    {
        var isMovable = placement.Text == Movable || placement[Movable].Node is not null;
        return isMovable ? Bound(placement[Movable]) : new Placement.Pinned();
    }

    private static Placement.Movable Bound(Cursor movable)
    {
        var model = new Placement.Movable();
        return model with
        {
            Labels = PairsBinder.BindTexts(movable["labels"]),
            GpuMemoryBytes = movable["gpu"].Bytes,
            Arch = movable["arch"].Text,
            Prefer = SupervisorWords.Prefer.Meaning(movable["prefer"].Text) ?? model.Prefer,
        };
    }
}
