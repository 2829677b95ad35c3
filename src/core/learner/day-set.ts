/** Some days of a plan, by their places in it: four to a hexadecimal digit, the first of them in its lowest bit. */
export type DaySet = string;

/** Days by their places, each 1 for one that is in a set, and 0 for one that is not. */
export type Places = Uint8Array;

/** The places of so many days, and which of them are in a set. */
export function placesIn(set: DaySet, length: number): Places {
  const places = new Uint8Array(length);
  for (let place = 0; place < length && place >> 2 < set.length; place += 4) {
    const code = set.charCodeAt(place >> 2);
    // 0 to 9, a to f.
    const four = code >= 97 ? code - 87 : code - 48;
    for (let n = 0; n < 4 && place + n < length; n += 1) places[place + n] = (four >> n) & 1;
  }
  return places;
}

export function daySet(places: Places): DaySet {
  let set = '';
  for (let place = 0; place < places.length; place += 4) {
    let four = 0;
    for (let n = 0; n < 4; n += 1) four |= (places[place + n] ?? 0) << n;
    set += four.toString(16);
  }
  return set;
}
