namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>
/// Depth first, the largest claims first, so that the first sets to be found are already full; a branch that cannot
/// reach the fullness of what is kept is cut.
/// </summary>
internal sealed class FittingSearch
{
    private readonly Claim[] _claims;
    private readonly long _limit;
    private readonly int _most;
    private readonly long[] _sumFrom;
    private readonly bool[] _isIn;
    private readonly List<(long Sum, IReadOnlyList<Claim> Set)> _best = [];
    private int _work = 1_000_000;

    /// <param name="claims">The largest first.</param>
    public FittingSearch(Claim[] claims, long limit, int most)
    {
        (_claims, _limit, _most) = (claims, limit, most);
        _isIn = new bool[claims.Length];
        _sumFrom = new long[claims.Length + 1];
        for (var index = claims.Length - 1; index >= 0; index--)
        {
            _sumFrom[index] = _sumFrom[index + 1] + claims[index].Bytes;
        }
    }

    public IReadOnlyList<IReadOnlyList<Claim>> Run()
    {
        From(index: 0, sum: 0);
        return [.. _best.Select(found => found.Set)];
    }

    private void From(int index, long sum)
    {
        if (_work-- <= 0 || IsHopeless(index, sum))
        {
            return;
        }

        if (index == _claims.Length)
        {
            Keep(sum);
            return;
        }

        if (sum + _claims[index].Bytes <= _limit)
        {
            _isIn[index] = true;
            From(index + 1, sum + _claims[index].Bytes);
            _isIn[index] = false;
        }

        From(index + 1, sum);
    }

    private bool IsHopeless(int index, long sum) => _best.Count == _most && sum + _sumFrom[index] <= _best[^1].Sum;

    private void Keep(long sum)
    {
        _work -= _claims.Length;
        if (!_isIn.Contains(value: true) || !IsMaximal(sum))
        {
            return;
        }

        IReadOnlyList<Claim> set = [.. _claims.Where((_, index) => _isIn[index])];
        _best.Add((sum, set));
        _best.Sort(static (a, b) => (b.Sum, b.Set.Count).CompareTo((a.Sum, a.Set.Count)));
        if (_best.Count > _most)
        {
            _best.RemoveAt(_most);
        }
    }

    private bool IsMaximal(long sum)
    {
        for (var index = 0; index < _claims.Length; index++)
        {
            if (!_isIn[index] && sum + _claims[index].Bytes <= _limit)
            {
                return false;
            }
        }

        return true;
    }
}
