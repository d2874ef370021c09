//! The time that a card has → which items of a list find room in it.

use super::card_time::read;

/// Words of the heading above a list that has anything.
const HEAD: usize = 4;

/// What is left of the budget, in parts of a minute that both rates divide.
pub struct Room(pub usize);

impl Room {
    /// Takes what fits of a list below a heading.
    pub fn list<'l>(
        &mut self,
        items: impl Iterator<Item = (usize, &'l mut bool)>,
        most: usize,
    ) -> usize {
        let mut head = read(HEAD);
        let items = items.map(|(cost, on_card)| (cost + std::mem::take(&mut head), on_card));
        self.take(items, most)
    }

    /// Marks what fits of a list, so many items at most, up to the first that does not fit;
    /// returns how many are left out.
    pub fn take<'l>(
        &mut self,
        items: impl Iterator<Item = (usize, &'l mut bool)>,
        most: usize,
    ) -> usize {
        let (mut taken, mut out) = (0, 0);
        for (cost, on_card) in items {
            let fits = out == 0 && taken < most && cost <= self.0;
            *on_card = fits;
            if fits {
                self.0 -= cost;
                taken += 1;
            } else {
                out += 1;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::card_time::said;
    use super::{Room, read};

    #[test]
    fn a_list_is_cut_at_the_first_item_without_room() {
        let mut marks = [true; 4];
        let costs = [read(100), read(90), read(20), said(5)];
        let mut room = Room(read(200));
        let items = costs.into_iter().zip(&mut marks);
        assert_eq!(room.take(items, usize::MAX), 2);
        assert_eq!(marks, [true, true, false, false]);
        let mut more = [false; 3];
        let items = [said(1); 3].into_iter().zip(&mut more);
        assert_eq!(room.take(items, 2), 1);
    }
}
