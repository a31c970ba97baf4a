namespace Supervisor.TestKit.Coordination.Histories;

/// <summary>
/// Whether calls that overlapped can be put into one order that explains every answer and in which none comes before one
/// that had ended when it began. Searches all orders, and each state that it comes to only once.
/// </summary>
public static class Linearizability
{
    private const int MostCalls = 128;

    public static bool IsGiven(IReadOnlyList<Recorded> calls)
    {
        var effective = calls.Where(static call => !call.IsVoid).ToList();
        return effective.Count <= MostCalls
            ? new Search(effective).Explains(UInt128.Zero, Model.Empty)
            : throw new ArgumentException($"At most {MostCalls} calls can be judged.", nameof(calls));
    }

    private sealed class Search(List<Recorded> calls)
    {
        private readonly HashSet<(UInt128 Placed, string Model)> _deadEnds = [];

        /// <param name="placed">A bit for each call that is in the order already.</param>
        public bool Explains(UInt128 placed, Model model)
        {
            var open = Enumerable.Range(0, calls.Count).Where(call => !IsPlaced(placed, call)).ToList();
            if (open.TrueForAll(call => calls[call].IsUnknown))
            {
                return true;
            }

            if (!_deadEnds.Add((placed, model.Key)))
            {
                return false;
            }

            var firstEnd = open.Where(call => !calls[call].IsUnknown).Min(call => calls[call].End);
            return open.Exists(call => calls[call].Start < firstEnd && CanBeNext(call, placed, model));
        }

        private static bool IsPlaced(UInt128 placed, int call) => (placed >> call & 1) != 0;

        private bool CanBeNext(int call, UInt128 placed, Model model)
        {
            var (after, answer) = calls[call].Operation.Apply(model);
            return (calls[call].IsUnknown || calls[call].Answer == answer)
                && Explains(placed | UInt128.One << call, after);
        }
    }
}
